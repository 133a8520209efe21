package io.github.sentiment4j;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.BiFunction;

/** A TorchScript network in DJL's {@code Predictor}; lists text by text. */
final class PredictorPeer implements Peer {

  private final Model model;
  private final Predictor<String, Float> predictor;

  /**
   * Loads a network.
   *
   * @param afterLoading the method of the network that makes it ready
   * @param tokenizer makes the network's one input, an array of [1, tokens] ids
   */
  PredictorPeer(
      byte[] network, String afterLoading, BiFunction<String, NDManager, NDArray> tokenizer)
      throws IOException {
    model = PyTorch.newModel("peer");
    try {
      model.load(new ByteArrayInputStream(network));
    } catch (MalformedModelException e) {
      throw new IOException(e);
    }
    IValueUtils.runMethod((PtSymbolBlock) model.getBlock(), afterLoading).close();
    predictor = model.newPredictor(new LastLabel(tokenizer));
  }

  @Override
  public float score(String text) {
    try {
      return predictor.predict(text);
    } catch (TranslateException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }

  /** A text to the probability of the network's last label. */
  private record LastLabel(BiFunction<String, NDManager, NDArray> tokenizer)
      implements NoBatchifyTranslator<String, Float> {

    @Override
    public NDList processInput(TranslatorContext context, String text) {
      return new NDList(tokenizer.apply(text, context.getNDManager()));
    }

    @Override
    public Float processOutput(TranslatorContext context, NDList output) {
      float[] scores = output.singletonOrThrow().toFloatArray();
      double sum = 0;
      for (float score : scores) {
        sum += Math.exp(score);
      }
      return (float) (Math.exp(scores[scores.length - 1]) / sum);
    }
  }
}
