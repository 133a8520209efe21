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
import java.util.Enumeration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes texts from a queue and puts the answers on another, at least once: a text and its answer
 * are one transaction, so a text whose answer was not sent comes again. Works with any Jakarta
 * Messaging broker, which has to limit how often, and which may be away for a while.
 */
final class QueueWorker implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(QueueWorker.class);

  /** Longest time that {@link #close} waits for an idle session. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** From the loss of a session to the next attempt at one. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final ConnectionFactory broker;
  private final Function<String, Answer> predict;
  private final int sessions;
  private final int maxCharacters;
  private final ExecutorService threads;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Makes a worker that has yet to start.
   *
   * @param broker where the queues are
   * @param predict answers texts
   * @param sessions texts at once
   * @param maxCharacters a longer text is a dead letter at once
   */
  QueueWorker(
      ConnectionFactory broker, Function<String, Answer> predict, int sessions, int maxCharacters) {
    this.broker = broker;
    this.predict = predict;
    this.sessions = sessions;
    this.maxCharacters = maxCharacters;
    threads = Executors.newFixedThreadPool(sessions, task -> new Thread(task, "queue-worker"));
  }

  /**
   * Starts to work. A session whose broker is lost is opened anew until this is closed.
   *
   * @return completes when a session ends for good: with an error of a call, or with the closing
   */
  CompletableFuture<?> start() {
    return CompletableFuture.anyOf(
        Stream.generate(() -> CompletableFuture.runAsync(this::work, threads))
            .limit(sessions)
            .toArray(CompletableFuture<?>[]::new));
  }

  private void work() {
    try {
      do {
        workInOneSession();
      } while (!closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError("Nobody interrupts these threads", e);
    } catch (Error e) {
      // Also for an owner who does not look at what start returns.
      logger.error("A session ends for good", e);
      throw e;
    }
  }

  private void workInOneSession() {
    try (JMSContext session = broker.createContext(JMSContext.SESSION_TRANSACTED);
        JMSConsumer texts = session.createConsumer(session.createQueue(Queues.TEXTS))) {
      while (closed.getCount() > 0) {
        Message message = texts.receive(PAUSE.toMillis());
        if (message != null) {
          work(message, session);
        }
      }
    } catch (JMSRuntimeException e) {
      logger.warn("A session with the broker is lost: {}", e.getMessage());
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
    JMSProducer producer = session.createProducer().setJMSCorrelationID(id(message));
    Enumeration<?> names = message.getPropertyNames();
    while (names.hasMoreElements()) {
      String name = (String) names.nextElement();
      // Those with the prefix are the broker's.
      if (!name.startsWith("JMSX")) {
        producer.setProperty(name, message.getObjectProperty(name));
      }
    }
    producer.setProperty("reason", reason);
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
    closed.countDown();
    threads.shutdown();
    try {
      threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
