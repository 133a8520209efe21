package io.github.sentiment4j.examples.ondemand;

import java.util.List;

/** Names of the queues. */
final class Queues {

  static final String TEXTS = "texts";
  static final String SENTIMENTS = "sentiments";
  static final String DEAD = "texts.dead";
  static final List<String> ALL = List.of(TEXTS, SENTIMENTS, DEAD);

  private Queues() {}
}
