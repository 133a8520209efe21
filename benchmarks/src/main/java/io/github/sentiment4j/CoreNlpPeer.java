package io.github.sentiment4j;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.neural.rnn.RNNCoreAnnotations;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.sentiment.SentimentCoreAnnotations;
import edu.stanford.nlp.util.CoreMap;
import java.util.List;
import java.util.Properties;

/**
 * Stanford CoreNLP's sentiment: a parser, and a network over its tree (Socher et al. 2013), which
 * gives five classes to each sentence.
 *
 * @see <a href="https://stanfordnlp.github.io/CoreNLP/sentiment.html">its documentation</a>
 */
final class CoreNlpPeer implements Peer {

  private static final String MODEL = "edu/stanford/nlp/models/sentiment/sentiment.ser.gz";
  private static final Sentiment NOTHING_TO_READ = new Sentiment(0, 1, 0);

  private final StanfordCoreNLP pipeline;

  CoreNlpPeer() {
    if (!isPresent()) {
      throw new IllegalStateException(
          "CoreNLP's models are not on the class path: build with -P corenlp, which fetches 474 MB");
    }
    Properties settings = new Properties();
    settings.setProperty("annotators", "tokenize, pos, parse, sentiment");
    pipeline = new StanfordCoreNLP(settings);
  }

  static boolean isPresent() {
    return CoreNlpPeer.class.getClassLoader().getResource(MODEL) != null;
  }

  @Override
  public float score(String text) {
    Sentiment sentiment = predict(text);
    return sentiment.positive() - sentiment.negative();
  }

  /** The sentences' classes, averaged by length, as the labels of this library. */
  Sentiment predict(String text) {
    Annotation annotation = new Annotation(text);
    pipeline.annotate(annotation);
    List<CoreMap> sentences = annotation.get(CoreAnnotations.SentencesAnnotation.class);
    double[] classes = new double[5];
    double words = 0;
    for (CoreMap sentence : sentences) {
      int length = sentence.get(CoreAnnotations.TokensAnnotation.class).size();
      words += length;
      for (int i = 0; i < classes.length; i++) {
        classes[i] +=
            length
                * RNNCoreAnnotations.getPredictions(
                        sentence.get(SentimentCoreAnnotations.SentimentAnnotatedTree.class))
                    .get(i);
      }
    }
    return words == 0
        ? NOTHING_TO_READ
        : new Sentiment(
            (float) ((classes[0] + classes[1]) / words),
            (float) (classes[2] / words),
            (float) ((classes[3] + classes[4]) / words));
  }

  @Override
  public void close() {}
}
