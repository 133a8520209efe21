package io.github.sentiment4j.examples.ondemand;

import io.github.sentiment4j.SentimentClassifier;

/**
 * A version that passed its checks.
 *
 * @param version version of the model
 * @param sha256 SHA-256 of its weights
 * @param state what {@link ModelRepository#versionState} said before it was read
 * @param classifier answers
 */
record LoadedModel(String version, String sha256, String state, SentimentClassifier classifier) {}
