package io.github.sentiment4j.examples.ondemand;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes texts from a queue and puts the answers on another, at least once: a text and its answer
 * are one transaction, so a text whose answer was not sent comes again. Works with any Jakarta
 * Messaging broker, which has to limit how often.
 */
final class QueueWorker implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(QueueWorker.class);

  /** Longest time that {@link #close} waits for an idle session. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Function<String, Answer> predict;
  private final int maxCharacters;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  /**
   * Opens the sessions.
   *
   * @param broker where the queues are
   * @param predict answers texts
   * @param sessions texts at once
   * @param maxCharacters a longer text is a dead letter at once
   */
  QueueWorker(
      ConnectionFactory broker, Function<String, Answer> predict, int sessions, int maxCharacters) {
    this.predict = predict;
    this.maxCharacters = maxCharacters;
    for (int i = 0; i < sessions; i++) {
      JMSContext session = broker.createContext(JMSContext.SESSION_TRANSACTED);
      JMSConsumer texts = session.createConsumer(session.createQueue(Queues.TEXTS));
      threads.add(new Thread(() -> work(session, texts), "queue-worker-" + i));
    }
  }

  /** Starts to work. */
  void start() {
    threads.forEach(Thread::start);
  }

  private void work(JMSContext session, JMSConsumer texts) {
    try (session;
        texts) {
      while (!closed) {
        Message message = texts.receive(PAUSE.toMillis());
        if (message != null) {
          work(message, session);
        }
      }
    } catch (JMSRuntimeException e) {
      logger.error("A session with the broker ended: {}", e.getMessage());
    }
  }

  private void work(Message message, JMSContext session) {
    try {
      answer(message, session);
      session.commit();
    } catch (JMSException | RuntimeException e) {
      logger.warn("Message {} goes back to its queue: {}", id(message), e.getMessage());
      session.rollback();
    }
  }

  private void answer(Message message, JMSContext session) throws JMSException {
    if (!(message instanceof TextMessage textMessage)) {
      bury(message, "not a text message", session);
      return;
    }
    String text = textMessage.getText();
    if (text == null) {
      bury(message, "without a text", session);
    } else if (text.length() > maxCharacters) {
      bury(message, "longer than " + maxCharacters + " characters", session);
    } else {
      session
          .createProducer()
          .setJMSCorrelationID(id(message))
          .send(session.createQueue(Queues.SENTIMENTS), Json.of(predict.apply(text)));
    }
  }

  /** What never gets better is not tried again. */
  private static void bury(Message message, String reason, JMSContext session) throws JMSException {
    logger.warn("Message {} is {}: it goes to {}", id(message), reason, Queues.DEAD);
    JMSProducer producer = session.createProducer().setProperty("reason", reason);
    Enumeration<?> names = message.getPropertyNames();
    while (names.hasMoreElements()) {
      String name = (String) names.nextElement();
      // Those with the prefix are the broker's.
      if (!name.startsWith("JMSX")) {
        producer.setProperty(name, message.getObjectProperty(name));
      }
    }
    // A received message takes properties only after this.
    message.clearProperties();
    producer.send(session.createQueue(Queues.DEAD), message);
  }

  private static String id(Message message) {
    try {
      String chosen = message.getJMSCorrelationID();
      return chosen == null ? message.getJMSMessageID() : chosen;
    } catch (JMSException e) {
      throw new IllegalStateException("A received message has an ID", e);
    }
  }

  /** Waits for the texts at hand; those in the queue stay there. */
  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
