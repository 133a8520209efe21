/**
 * Sentiment of English texts, in the caller's own process.
 *
 * <pre>{@code
 * try (SentimentClassifier classifier = SentimentClassifier.create()) {
 *   Sentiment sentiment = classifier.predict("The battery is great.");
 *   sentiment.label();      // POSITIVE
 *   sentiment.confidence(); // 1/3 to 1
 * }
 * }</pre>
 *
 * <h2>Nulls</h2>
 *
 * A {@code null} argument, or a {@code null} element of a list, makes any method of this package
 * throw {@link NullPointerException}.
 *
 * <h2>Threads</h2>
 *
 * Classifiers, models and results may be shared by any number of threads, virtual threads included;
 * builders may not. A text is read on the thread that asks, and scored there as well if it finds a
 * free place in the engine. Calls that have to wait, and lists of more than one batch, are scored
 * by daemon threads named {@code sentiment4j-1} and so on, as many as {@link
 * SentimentClassifier.Builder#maxConcurrency}, which a classifier starts when it is created and
 * ends when it is closed. While it is created, a daemon thread named {@code sentiment4j-reader}
 * reads the model's files.
 *
 * <h2>Settings of the process</h2>
 *
 * The PyTorch engine has one set of threads for the whole process, which it makes when it starts:
 * with the first classifier, unless the host has used DJL before, who then gives these settings on
 * the command line. Unless the host has set them, the library sets these system properties:
 *
 * <ul>
 *   <li>{@systemProperty ai.djl.pytorch.num_threads} to 1: one engine thread per call, as many
 *       calls at once as {@link SentimentClassifier.Builder#maxConcurrency} allows;
 *   <li>{@systemProperty ai.djl.pytorch.num_interop_threads} to 1;
 *   <li>{@systemProperty OPT_OUT_TRACKING} to {@code true}: the engine reports nothing to its
 *       makers.
 * </ul>
 *
 * Nothing is downloaded, unless the environment variable {@code DJL_OFFLINE} says {@code false},
 * which DJL reads first. The engine's native libraries are unpacked once, below the folder named by
 * {@systemProperty DJL_CACHE_DIR}, or {@code .djl.ai} in the user's home folder, or else in the
 * temporary folder where that one cannot be written.
 */
@NullMarked
package io.github.sentiment4j;

import org.jspecify.annotations.NullMarked;
