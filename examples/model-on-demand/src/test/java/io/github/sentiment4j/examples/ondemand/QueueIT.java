package io.github.sentiment4j.examples.ondemand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sentiment4j.SentimentClassifier;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts through the real broker. */
class QueueIT {

  private static final int MAX_DELIVERIES = 3;
  private static final long PATIENCE = Duration.ofSeconds(60).toMillis();

  @TempDir private Path folder;
  private EmbeddedBroker broker;
  private JMSContext session;

  @BeforeEach
  void start() throws Exception {
    broker = new EmbeddedBroker(folder, MAX_DELIVERIES, Duration.ofMillis(10));
    session = broker.connections().createContext();
  }

  @AfterEach
  void stop() {
    session.close();
    broker.close();
  }

  @Test
  void eachTextIsAnsweredWithItsId() throws Exception {
    try (SentimentClassifier classifier = SentimentClassifier.create();
        QueueWorker worker = worker(text -> new Answer("1", classifier.predict(text)))) {
      worker.start();
      for (int i = 0; i < 100; i++) {
        send("id " + i, i % 2 == 0 ? "I love it" : "I hate it");
      }

      Set<String> answered = new TreeSet<>();
      for (Message answer : receive(Queues.SENTIMENTS, 100)) {
        JsonNode json = new ObjectMapper().readTree(answer.getBody(String.class));
        String id = answer.getJMSCorrelationID();
        answered.add(id);
        assertThat(json.get("version").asText()).isEqualTo("1");
        assertThat(json.get("label").asText())
            .isEqualTo(Integer.parseInt(id.substring(3)) % 2 == 0 ? "POSITIVE" : "NEGATIVE");
      }
      assertThat(answered).hasSize(100);
    }
    assertThat(broker.messages(Queues.TEXTS)).isZero();
  }

  @Test
  void messagesThatAreNoTextsAreDeadLettersAtOnce() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (QueueWorker worker =
        new QueueWorker(broker.connections(), text -> refuse(asked), 1, 1000)) {
      Queue texts = session.createQueue(Queues.TEXTS);
      session.createProducer().setProperty("tenant", "a").send(texts, new byte[] {1, 2, 3});
      session.createProducer().send(texts, session.createTextMessage());
      session
          .createProducer()
          .setJMSCorrelationID("long")
          .setProperty("reason", "of another burial")
          .send(texts, "x".repeat(1001));
      session.createProducer().send(texts, "y".repeat(1_000_000));
      worker.start();

      List<Message> dead = receive(Queues.DEAD, 4);
      assertThat(dead)
          .extracting(message -> message.getStringProperty("reason"))
          .containsExactly(
              "not a text message",
              "without a text",
              "longer than 1000 characters",
              "longer than 1000 characters");
      assertThat(dead.get(2).getJMSCorrelationID()).isEqualTo("long");
      assertThat(dead.get(3).getJMSCorrelationID()).isNotNull();
      Message bytes = dead.get(0);
      assertThat(bytes.getStringProperty("tenant")).isEqualTo("a");
      assertThat(bytes.getBody(byte[].class)).containsExactly(1, 2, 3);
    }
    assertThat(asked).hasValue(0);
    assertThat(broker.messages(Queues.TEXTS)).isZero();
  }

  @Test
  void textThatCannotBeAnsweredIsTriedAsOftenAsAllowed() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (QueueWorker worker = worker(text -> refuse(asked))) {
      send("bad", "I love it");
      worker.start();

      assertThat(receive(Queues.DEAD, 1).get(0).getBody(String.class)).isEqualTo("I love it");
    }
    assertThat(asked).hasValue(MAX_DELIVERIES);
    assertThat(broker.messages(Queues.SENTIMENTS)).isZero();
  }

  @Test
  void textOutlivesTheBroker() throws Exception {
    send("kept", "I love it");
    session.close();
    broker.close();

    broker = new EmbeddedBroker(folder, MAX_DELIVERIES, Duration.ofMillis(10));
    session = broker.connections().createContext();

    assertThat(receive(Queues.TEXTS, 1).get(0).getJMSCorrelationID()).isEqualTo("kept");
  }

  @Test
  void workerOutlivesTheBroker() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch restarted = new CountDownLatch(1);
    try (SentimentClassifier classifier = SentimentClassifier.create();
        ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("vm://0");
        QueueWorker worker =
            new QueueWorker(
                connections,
                text -> {
                  asked.countDown();
                  await(restarted);
                  return new Answer("1", classifier.predict(text));
                },
                2,
                1000)) {
      send("at hand", "I love it");
      worker.start();
      await(asked);
      session.close();
      broker.close();

      broker = new EmbeddedBroker(folder, MAX_DELIVERIES, Duration.ofMillis(10));
      session = broker.connections().createContext();
      restarted.countDown();
      send("later", "I love it");

      assertThat(receive(Queues.SENTIMENTS, 2))
          .extracting(Message::getJMSCorrelationID)
          .containsExactlyInAnyOrder("at hand", "later");
    }
    assertThat(broker.messages(Queues.TEXTS)).isZero();
    assertThat(broker.messages(Queues.SENTIMENTS)).isZero();
  }

  @Test
  void errorReachesTheOwnerAndLosesNoText() throws Exception {
    Error error = new OutOfMemoryError("Java heap space");
    try (QueueWorker worker =
        worker(
            text -> {
              throw error;
            })) {
      CompletableFuture<?> ended = worker.start();
      send("kept", "I love it");

      assertThatThrownBy(() -> ended.get(PATIENCE, TimeUnit.MILLISECONDS)).hasCause(error);
    }
    assertThat(broker.messages(Queues.TEXTS)).isOne();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE, TimeUnit.MILLISECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private QueueWorker worker(Function<String, Answer> predict) {
    return new QueueWorker(broker.connections(), predict, 2, 1000);
  }

  private static Answer refuse(AtomicInteger asked) {
    asked.incrementAndGet();
    throw new IllegalStateException("This classifier is closed");
  }

  private void send(String id, String text) {
    session.createProducer().setJMSCorrelationID(id).send(session.createQueue(Queues.TEXTS), text);
  }

  private List<Message> receive(String queue, int number) {
    try (JMSConsumer consumer = session.createConsumer(session.createQueue(queue))) {
      return Stream.generate(() -> consumer.receive(PATIENCE)).limit(number).toList();
    }
  }
}
