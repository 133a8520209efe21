package io.github.sentiment4j;

import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OrtException;
import io.github.sentiment4j.model.BundledSentimentModel;
import java.io.IOException;

/**
 * The libraries that are measured side by side, each with one thread in its engine and set up as
 * its own documentation advises.
 *
 * <p>The networks of the DistilBERT shape have random weights, on which speed does not depend;
 * {@code training/benchmark_networks.py} makes them.
 */
public enum PeerType {

  /** This library. */
  SENTIMENT4J {
    @Override
    Peer open(int maxBatchTokens) {
      return new ClassifierPeer(maxBatchTokens);
    }
  },

  /**
   * This library's network and tokenizer in DJL's {@code Predictor}, as DJL's users would run them.
   */
  DJL_PREDICTOR {
    @Override
    Peer open(int maxBatchTokens) throws IOException {
      SentimentModel model = new BundledSentimentModel();
      int window = model.manifest().window();
      Tokenizer tokenizer = Resources.tokenizer(model);
      return new PredictorPeer(
          Resources.of(model, ModelManifest.WEIGHTS),
          "pack",
          (text, manager) -> {
            int[] ids = tokenizer.windows(text, window).next();
            return manager.create(ids, new Shape(1, ids.length));
          });
    }
  },

  /** ONNX Runtime on the int8 MiniLM-L6 of LangChain4j: the size of this library's network. */
  ONNX_INT8 {
    @Override
    Peer open(int maxBatchTokens) throws IOException, OrtException {
      return new OnnxPeer(Resources.of("/all-minilm-l6-v2-q.onnx"), maxBatchTokens);
    }
  },

  /** ONNX Runtime on the fp32 MiniLM-L6 of LangChain4j. */
  ONNX_FP32 {
    @Override
    Peer open(int maxBatchTokens) throws IOException, OrtException {
      return new OnnxPeer(Resources.of("/all-minilm-l6-v2.onnx"), maxBatchTokens);
    }
  },

  /**
   * DJL on the shape of DistilBERT in fp32, which its model zoo offers for sentiment. Attention is
   * the fused one and no mask is applied, both of which the zoo's file does without.
   */
  DISTILBERT_DJL {
    @Override
    Peer open(int maxBatchTokens) throws IOException {
      HuggingFaceIds tokenizer = new HuggingFaceIds();
      return new PredictorPeer(
          Resources.of("distilbert_shape.pt"),
          "prepare",
          (text, manager) -> {
            long[] ids = tokenizer.of(text);
            return manager.create(ids, new Shape(1, ids.length));
          });
    }
  },

  /** ONNX Runtime on the shape of DistilBERT in fp32, which inference4j runs by default. */
  DISTILBERT_ONNX {
    @Override
    Peer open(int maxBatchTokens) throws IOException, OrtException {
      return new OnnxPeer(Resources.of("distilbert_shape.onnx"), maxBatchTokens);
    }
  },

  /** CoreNLP: a parser and a network over its tree. */
  CORENLP {
    @Override
    Peer open(int maxBatchTokens) {
      return new CoreNlpPeer();
    }
  },

  /** VADER: a lexicon and rules, no network. */
  VADER {
    @Override
    Peer open(int maxBatchTokens) {
      return new VaderPeer();
    }
  };

  /**
   * Opens the library.
   *
   * @param maxBatchTokens how many tokens of a list go through a network together, if the library
   *     can do so; with 1 each text goes alone
   */
  abstract Peer open(int maxBatchTokens) throws IOException, OrtException;
}
