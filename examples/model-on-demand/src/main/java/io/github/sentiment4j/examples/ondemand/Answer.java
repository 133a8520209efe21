package io.github.sentiment4j.examples.ondemand;

import io.github.sentiment4j.Sentiment;

/**
 * An answer, and the version that gave it.
 *
 * @param version version of the model
 * @param sentiment the answer
 */
record Answer(String version, Sentiment sentiment) {}
