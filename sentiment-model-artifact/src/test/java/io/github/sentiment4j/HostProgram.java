package io.github.sentiment4j;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Hosts of their own for {@link HostIT}: each prints what it found, one line a finding. */
final class HostProgram {

  private HostProgram() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "answer" -> FirstAnswer.main(arguments);
      case "sockets" -> sockets();
      case "loaders" -> loaders();
      case "reload" -> reload();
      case "full-heap" -> fullHeap();
      case "full-stack" -> fullStack();
      case "huge-texts" -> hugeTexts();
      case "few-threads" -> fewThreads();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  @SuppressWarnings("deprecation") // The one hook of JDK 17 that sees sockets of java.net.
  private static void sockets() throws IOException {
    Queue<String> opened = new ConcurrentLinkedQueue<>();
    Socket.setSocketImplFactory(
        () -> {
          opened.add("socket");
          throw new IllegalStateException("a socket was opened");
        });
    FirstAnswer.main(new String[0]);
    System.out.println("sockets: " + opened.size());
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", 9));
    } catch (IllegalStateException e) {
      System.out.println("sockets that the recorder sees: " + opened.size());
    }
  }

  private static void loaders() throws Exception {
    try (URLClassLoader first = loader();
        URLClassLoader second = loader()) {
      answer(first);
      answer(second);
      answer(first);
    }
  }

  private static void reload() throws Exception {
    for (int deployment = 0; deployment < 2; deployment++) {
      try (URLClassLoader loader = loader()) {
        answer(loader);
      }
      // A class loader goes some time after its last use, when the collector finds it.
      for (int i = 0; i < 20; i++) {
        System.gc();
      }
    }
  }

  /**
   * Calls with no heap left, so that the error strikes before the engine: its bridge to Java
   * crashes the process where an object cannot be made.
   */
  private static void fullHeap() {
    SentimentClassifier classifier = SentimentClassifier.create();
    String text = "It is not good at all, is it? ".repeat(40);
    classifier.predict(text);
    int handles = Residue.engineHandles();
    int errors = 0;
    for (int call = 0; call < 24; call++) {
      byte[][] ballast = new byte[1 << 16][];
      try {
        fill(ballast);
        classifier.predict(text);
      } catch (OutOfMemoryError e) {
        errors++;
      }
      ballast = null;
    }
    System.out.println("errors: " + (errors > 5 ? "many" : errors));
    System.out.println("handles left: " + (Residue.engineHandles() - handles));
    System.out.println(classifier.predict("I love it").label());
    closeInTime(classifier);
  }

  private static void fill(byte[][] ballast) {
    int filled = 0;
    for (int size = 1 << 20; size > 64; size /= 32) {
      try {
        while (filled < ballast.length) {
          ballast[filled] = new byte[size];
          filled++;
        }
      } catch (OutOfMemoryError e) {
        // Smaller pieces may still find room.
      }
    }
  }

  /**
   * Calls from the end of a stack, and then from ever a little more above it, until they succeed.
   */
  private static void fullStack() throws InterruptedException {
    SentimentClassifier classifier = SentimentClassifier.create();
    classifier.predict("good");
    int handles = Residue.engineHandles();
    AtomicInteger errors = new AtomicInteger();
    for (int i = 0; i < 10; i++) {
      Dive dive = new Dive(classifier, errors);
      Thread caller = new Thread(null, dive, "dive", 512 << 10);
      caller.setDaemon(true);
      caller.start();
      caller.join(TimeUnit.SECONDS.toMillis(60));
      if (caller.isAlive()) {
        System.out.println("does not answer");
        return;
      }
    }
    System.out.println("errors: " + (errors.get() > 100 ? "many" : errors));
    System.out.println("handles left: " + (Residue.engineHandles() - handles));
    System.out.println(classifier.predict("I love it").label());
    closeInTime(classifier);
  }

  /** Goes down to the end of the stack, and asks on the way back up. */
  private static final class Dive implements Runnable {

    private final SentimentClassifier classifier;
    private final AtomicInteger errors;
    private int answers;

    Dive(SentimentClassifier classifier, AtomicInteger errors) {
      this.classifier = classifier;
      this.errors = errors;
    }

    @Override
    public void run() {
      try {
        run();
      } catch (StackOverflowError e) {
        // The end: the calls begin here.
      }
      if (answers < 3) {
        try {
          classifier.predict("good");
          answers++;
        } catch (StackOverflowError e) {
          errors.incrementAndGet();
        }
      }
    }
  }

  /** Closing waits for calls, and waits for ever if one was lost count of. */
  private static void closeInTime(SentimentClassifier classifier) {
    Thread closing = new Thread(classifier::close);
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(TimeUnit.SECONDS.toMillis(60));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    System.out.println(closing.isAlive() ? "does not close" : "closed");
  }

  /** More threads than the system has left, and then no more than it has. */
  private static void fewThreads() {
    SentimentClassifier.create().close();
    int handles = Residue.engineHandles();
    try {
      SentimentClassifier.builder(SentimentModel.onClassPath()).maxConcurrency(1_000).build();
    } catch (OutOfMemoryError e) {
      System.out.println(e.getMessage());
    }
    System.out.println("handles left: " + (Residue.engineHandles() - handles));
    FirstAnswer.main(new String[0]);
  }

  /** Texts of 100 million characters, and a list of a million. */
  private static void hugeTexts() throws IOException {
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      for (String part : List.of("x", " ", "http://")) {
        int times = 100_000_000 / part.length();
        System.out.println(classifier.predict(part.repeat(times)).label());
      }
      System.out.println(
          classifier.predict(Collections.nCopies(1_000_000, "")).size() + " empty texts");
    }
    SentimentModel model = SentimentModel.onClassPath();
    byte[] vocabulary = ModelFile.read(model, ModelManifest.VOCABULARY).bytes();
    // With the engine, these would take a day.
    try (SentimentClassifier classifier =
        new BoundedClassifier(
            model.manifest(), new Tokenizer(Vocabulary.parse(vocabulary)), new Zeros(), 2, 256)) {
      String text = "good a. ".repeat(100_000_000 / 8);
      System.out.println(classifier.predict(text).confidence() < 0.34 ? "windows" : "no windows");
      List<String> texts = Collections.nCopies(1_000_000, "good a. ");
      System.out.println(classifier.predict(texts).size() + " texts");
    }
  }

  /** Scores of which none is higher than another. */
  private static final class Zeros implements Scorer {

    @Override
    public float[] score(List<int[]> windows) {
      return new float[windows.size() * LABELS];
    }

    @Override
    public void close() {}
  }

  private static void answer(ClassLoader loader) throws Exception {
    Thread.currentThread().setContextClassLoader(loader);
    Class<?> program = Class.forName(FirstAnswer.class.getName(), true, loader);
    var main = program.getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    main.invoke(null, (Object) new String[0]);
    Thread.currentThread().setContextClassLoader(HostProgram.class.getClassLoader());
  }

  /** A class loader with a copy of everything, as a web application has. */
  private static URLClassLoader loader() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
