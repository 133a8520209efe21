package io.github.sentiment4j;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A BERT in ONNX Runtime, by hand. Lists are sorted by length and padded batch by batch. The mean
 * over the tokens, by which MiniLM's vectors are compared, is left out.
 */
final class OnnxPeer implements Peer {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final HuggingFaceIds tokenizer = new HuggingFaceIds();
  private final int maxBatchTokens;

  OnnxPeer(byte[] network, int maxBatchTokens) throws IOException, OrtException {
    this.maxBatchTokens = maxBatchTokens;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      session = environment.createSession(network, options);
    }
  }

  @Override
  public float score(String text) {
    return vector(text)[0];
  }

  @Override
  public float[] score(List<String> texts) {
    long[][] ids = texts.stream().map(tokenizer::of).toArray(long[][]::new);
    List<Integer> order =
        IntStream.range(0, ids.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> -ids[i].length))
            .toList();
    float[] scores = new float[ids.length];
    int from = 0;
    while (from < ids.length) {
      int length = ids[order.get(from)].length;
      int to = Math.min(ids.length, from + Math.max(1, maxBatchTokens / length));
      List<Integer> batch = order.subList(from, to);
      float[][] vectors = run(batch.stream().map(i -> ids[i]).toList(), length);
      for (int i = 0; i < vectors.length; i++) {
        scores[batch.get(i)] = vectors[i][0];
      }
      from = to;
    }
    return scores;
  }

  /** What the network says of the first token, which stands for the text. */
  float[] vector(String text) {
    long[] ids = tokenizer.of(text);
    return run(List.of(ids), ids.length)[0];
  }

  private float[][] run(List<long[]> rows, int length) {
    long[] shape = {rows.size(), length};
    LongBuffer ids = LongBuffer.allocate(rows.size() * length);
    LongBuffer present = LongBuffer.allocate(rows.size() * length);
    for (long[] row : rows) {
      int start = ids.position();
      ids.put(row).position(start + length);
      Arrays.fill(present.array(), start, start + row.length, 1);
    }
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (String name : session.getInputNames()) {
        LongBuffer values =
            switch (name) {
              case "input_ids" -> ids.rewind();
              case "attention_mask" -> present.rewind();
              case "token_type_ids" -> LongBuffer.allocate(rows.size() * length);
              default -> throw new IllegalStateException(name);
            };
        inputs.put(name, OnnxTensor.createTensor(environment, values, shape));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        OnnxTensor output = (OnnxTensor) result.get(0);
        return firstTokens(output.getFloatBuffer(), rows.size(), output.getInfo().getShape());
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  /** The first vector of each row of an array [rows, tokens, width] or [rows, width]. */
  private static float[][] firstTokens(FloatBuffer values, int rows, long[] shape) {
    int width = (int) shape[shape.length - 1];
    float[][] first = new float[rows][width];
    for (int row = 0; row < rows; row++) {
      values.get(row * (values.capacity() / rows), first[row]);
    }
    return first;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    } finally {
      tokenizer.close();
    }
  }
}
