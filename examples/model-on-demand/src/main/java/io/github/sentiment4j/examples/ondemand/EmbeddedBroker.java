package io.github.sentiment4j.examples.ondemand;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** ActiveMQ Artemis in this process, with its messages in a folder. */
final class EmbeddedBroker implements AutoCloseable {

  /** Longer than another process takes to end that has the folder. */
  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(5);

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("vm://0");

  /**
   * Starts the broker, with what an earlier one left in the folder.
   *
   * @param folder for the messages
   * @param maxDeliveries how often a message is given to a worker before it is a dead letter
   * @param redeliveryDelay time between two of these
   * @throws IOException if another process has the folder
   */
  EmbeddedBroker(Path folder, int maxDeliveries, Duration redeliveryDelay) throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setSecurityEnabled(false)
            .setJMXManagementEnabled(false)
            .setJournalType(JournalType.NIO)
            .setJournalLockAcquisitionTimeout(LOCK_PATIENCE.toMillis())
            .setJournalDirectory(folder.resolve("journal").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .addAcceptorConfiguration("in-process", "vm://0")
            .addAddressSetting(
                "#",
                new AddressSettings()
                    .setDeadLetterAddress(SimpleString.of(Queues.DEAD))
                    .setExpiryAddress(SimpleString.of(Queues.DEAD))
                    .setMaxDeliveryAttempts(maxDeliveries)
                    .setRedeliveryDelay(redeliveryDelay.toMillis()));
    for (String queue : Queues.ALL) {
      configuration.addQueueConfiguration(
          QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST).setDurable(true));
    }
    broker.setConfiguration(configuration);
    broker.start();
    if (!broker.getActiveMQServer().isActive()) {
      broker.stop();
      throw new IOException(
          "the broker cannot use " + folder + ": another process may have it in use");
    }
  }

  ConnectionFactory connections() {
    return connections;
  }

  /** Returns the number of messages in a queue, those given to a worker included. */
  long messages(String queue) {
    return broker.getActiveMQServer().locateQueue(queue).getMessageCount();
  }

  @Override
  public void close() {
    connections.close();
    try {
      broker.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The broker cannot be stopped: " + e, e);
    }
  }
}
