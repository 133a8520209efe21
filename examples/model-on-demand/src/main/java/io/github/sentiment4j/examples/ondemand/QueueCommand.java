package io.github.sentiment4j.examples.ondemand;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The same through queues: also what was left in them comes out. */
@Command(
    name = "queue",
    description =
        "Puts each line of standard input on the queue texts, and writes what comes on the queue"
            + " sentiments, until both are empty. What a killed run left there comes out as well.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class QueueCommand implements Callable<Integer> {

  private static final Duration PAUSE = Duration.ofMillis(100);

  @Mixin private ServingOptions serving;

  @Option(
      names = "--messages",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the broker keeps its messages.")
  private Path messages;

  @Option(
      names = "--max-characters",
      defaultValue = "100000",
      paramLabel = "NUMBER",
      description = "A longer text is a dead letter (default: ${DEFAULT-VALUE}).")
  private int maxCharacters;

  @Option(
      names = "--max-deliveries",
      defaultValue = "3",
      paramLabel = "NUMBER",
      description =
          "How often a text is tried before it is a dead letter (default: ${DEFAULT-VALUE}).")
  private int maxDeliveries;

  @Option(
      names = "--redelivery-delay",
      defaultValue = "PT10S",
      paramLabel = "TIME",
      description =
          "Time between two tries, longer than a change of version takes: the version before a"
              + " failing one may answer (default: ${DEFAULT-VALUE}).")
  private Duration redeliveryDelay;

  @Override
  public Integer call() throws Exception {
    int sessions = Runtime.getRuntime().availableProcessors();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (ModelWatcher model = serving.start();
        EmbeddedBroker broker = new EmbeddedBroker(messages, maxDeliveries, redeliveryDelay);
        JMSContext session = broker.connections().createContext(JMSContext.CLIENT_ACKNOWLEDGE);
        JMSConsumer answers = session.createConsumer(session.createQueue(Queues.SENTIMENTS))) {
      CompletableFuture<Void> sent;
      try (QueueWorker worker =
          new QueueWorker(broker.connections(), model::predict, sessions, maxCharacters)) {
        CompletableFuture<?> ended = worker.start();
        sent = CompletableFuture.runAsync(() -> sendLines(broker.connections()));
        while (!sent.isDone() || broker.messages(Queues.TEXTS) > 0) {
          if (ended.isDone()) {
            ended.join();
          }
          writeNext(answers, out);
        }
      }
      // The worker adds none any more.
      while (broker.messages(Queues.SENTIMENTS) > 0) {
        writeNext(answers, out);
      }
      sent.join();
      System.err.println(broker.messages(Queues.DEAD) + " in " + Queues.DEAD);
    }
    return 0;
  }

  private static void sendLines(ConnectionFactory broker) {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (JMSContext session = broker.createContext()) {
      Queue texts = session.createQueue(Queues.TEXTS);
      JMSProducer producer = session.createProducer();
      String run = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
      int number = 0;
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        producer.setJMSCorrelationID(run + " line " + ++number).send(texts, text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeNext(JMSConsumer answers, PrintStream out)
      throws IOException, JMSException {
    Message answer = answers.receive(PAUSE.toMillis());
    if (answer != null) {
      out.println(answer.getJMSCorrelationID() + "\t" + answer.getBody(String.class));
      if (out.checkError()) {
        throw new IOException("the answers cannot be written");
      }
      answer.acknowledge();
    }
  }
}
