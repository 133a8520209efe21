package io.github.sentiment4j;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Mixed traffic for a time, then cycles of creating, asking and closing: prints what the process
 * holds as it goes, one line each, and at the end what has grown.
 *
 * <p>Arguments: seconds of traffic, and number of cycles. Growth of memory is counted when caches
 * and compiled code are in place: of the traffic from a twelfth of its time on (five minutes of an
 * hour), of the cycles after others for as long, which are not counted.
 */
final class Soak {

  private static final int CALLERS = 16;
  private static final int CALLS_OF_A_THREAD = 500;
  private static final int MOST_CHARACTERS = 4_000;
  private static final int MOST_TEXTS = 64;
  private static final int INTERVALS = 360;
  private static final int WARM_PART = 12;

  private static final String KNOWN = "good but slow";

  private static final String[] PARTS = {
    "I ",
    "love ",
    "it",
    " ",
    "not good, ",
    "the battery ",
    "was late. ",
    "terrible! ",
    "ok ",
    "https://t.co/a1 ",
    "@user ",
    "😀",
    "❤️",
    "👩🏽‍🤝‍👨🏻 ",
    "é",
    "中文",
    "שלום ",
    "\n",
    "\u0000",
    "\u200B",
    "\uD83D",
    "antidisestablishmentarianism ",
    "1234567890 ",
    "?!",
    "...",
    "ﬁ",
    "e\u0301",
    "#tag "
  };

  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong texts = new AtomicLong();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  private final Sentiment known;

  private Soak(Sentiment known) {
    this.known = known;
  }

  public static void main(String[] arguments) throws Exception {
    int seconds = Integer.parseInt(arguments[0]);
    int cycles = Integer.parseInt(arguments[1]);
    // The engine itself keeps what it starts with, for the rest of the process.
    Soak soak;
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      soak = new Soak(classifier.predict(KNOWN));
    }
    soak.traffic(seconds);
    soak.cycles(TimeUnit.SECONDS.toNanos(seconds) / WARM_PART, cycles);
    soak.failures.forEach(Throwable::printStackTrace);
    System.out.println("failures " + soak.failures.size());
  }

  private void traffic(int seconds) throws Exception {
    Residue before = print("before traffic", 0);
    Residue warm = before;
    Residue last = before;
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      int handles = Residue.engineHandles();
      CountDownLatch ended = new CountDownLatch(CALLERS);
      for (int caller = 0; caller < CALLERS; caller++) {
        startCaller(classifier, new Random(caller), ended);
      }
      long interval = TimeUnit.SECONDS.toMillis(seconds) / INTERVALS;
      // Counts intervals instead of reading a clock: a process that was stopped meanwhile goes on.
      for (int i = 1; i <= INTERVALS && failures.isEmpty(); i++) {
        Thread.sleep(interval);
        if (i % 10 == 0) {
          last = print("traffic", i * interval / 1000);
          warm = i == INTERVALS / WARM_PART ? last : warm;
        }
      }
      over = true;
      ended.await();
      printGrowth("traffic", warm, last);
      System.out.printf("calls left %d handles%n", Residue.engineHandles() - handles);
    }
    printLeft("traffic", before, print("after traffic", seconds));
  }

  /** A caller's thread ends after some calls and another one takes over, as in a host's pools. */
  private void startCaller(SentimentClassifier classifier, Random random, CountDownLatch ended) {
    new Thread(
            () -> {
              try {
                for (int call = 0; call < CALLS_OF_A_THREAD && !over; call++) {
                  call(classifier, random);
                }
              } catch (Throwable e) {
                failures.add(e);
                over = true;
              }
              if (over) {
                ended.countDown();
              } else {
                startCaller(classifier, random, ended);
              }
            })
        .start();
  }

  /** Asks for one text or for a list that ends in a text whose answer is known. */
  private void call(SentimentClassifier classifier, Random random) {
    int size = random.nextInt(4) == 0 ? upTo(MOST_TEXTS, random) : 1;
    List<String> list = new ArrayList<>();
    for (int i = 1; i < size; i++) {
      list.add(text(random));
    }
    if (size == 1) {
      classifier.predict(text(random));
    } else {
      list.add(KNOWN);
      Sentiment answer = classifier.predict(list).get(size - 1);
      Closeness.assertClose(answer, known, Closeness.INVARIANCE, KNOWN);
    }
    calls.incrementAndGet();
    texts.addAndGet(size);
  }

  private static String text(Random random) {
    int length = upTo(MOST_CHARACTERS, random);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    text.setLength(length);
    return text.toString();
  }

  /** From 1 on, short ones as frequent as ten times longer ones. */
  private static int upTo(int most, Random random) {
    return (int) Math.exp(random.nextDouble() * Math.log(most + 1.0));
  }

  private void cycles(long warmNanos, int cycles) throws IOException {
    Residue before = print("before cycles", 0);
    int warmCycles = 0;
    for (long start = System.nanoTime(); System.nanoTime() - start < warmNanos; warmCycles++) {
      cycle();
    }
    Residue warm = print("warm cycles", warmCycles);
    Residue after = warm;
    for (int cycle = 1; cycle <= cycles; cycle++) {
      cycle();
      if (cycle % 10 == 0 || cycle == cycles) {
        after = print("cycles", cycle);
      }
    }
    printGrowth("cycles", warm, after);
    printLeft("cycles", before, after);
  }

  private static void cycle() {
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      classifier.predict(List.of("I love it", "I hate it", "word ".repeat(500)));
    }
  }

  private Residue print(String phase, long progress) throws IOException {
    Residue now = Residue.now();
    System.out.printf(
        Locale.ROOT,
        "%s %d: %d calls, %d texts, %s%n",
        phase,
        progress,
        calls.get(),
        texts.get(),
        now);
    return now;
  }

  private static void printGrowth(String phase, Residue warm, Residue after) {
    System.out.printf(
        Locale.ROOT,
        "%s grew by %.2f %%%n",
        phase,
        100.0 * (after.residentKilobytes() - warm.residentKilobytes()) / warm.residentKilobytes());
  }

  private static void printLeft(String phase, Residue before, Residue after) {
    System.out.printf(
        "%s left %d handles, %d threads, %d open files, %d temporary files%n",
        phase,
        after.handles() - before.handles(),
        after.threads() - before.threads(),
        after.openFiles() - before.openFiles(),
        after.temporaryFiles() - before.temporaryFiles());
  }
}
