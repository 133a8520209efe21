package io.github.sentiment4j;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Runs the TorchScript network that {@code training/quantize.py} makes, in DJL's PyTorch engine.
 */
final class TorchScriptScorer implements Scorer {

  /** Bytes of the longest window there may be, so that a buffer is hardly ever too small. */
  private static final int MIN_BUFFER = 4096 * Integer.BYTES;

  private final Model model;
  private final PtSymbolBlock network;
  private final PtNDManager manager;

  /**
   * Direct memory for token ids, kept from call to call: as many buffers as calls were in progress
   * at once.
   */
  private final Queue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();

  private TorchScriptScorer(Model model) {
    this.model = model;
    network = (PtSymbolBlock) model.getBlock();
    manager = (PtNDManager) model.getNDManager();
  }

  /**
   * Loads a network.
   *
   * @param weights the TorchScript file, from memory: the engine would overlook a failure to read
   * @param int8Kernels whether to run PyTorch's int8 kernels; otherwise the same arithmetic in fp32
   */
  static TorchScriptScorer load(InputStream weights, ModelManifest manifest, boolean int8Kernels) {
    Model model = PyTorch.newModel(manifest.name());
    try {
      // Model.load would leave an empty temporary folder behind, until the process ends.
      model.setBlock(
          JniUtils.loadModule((PtNDManager) model.getNDManager(), weights, false, false));
      TorchScriptScorer scorer = new TorchScriptScorer(model);
      IValueUtils.runMethod(scorer.network, int8Kernels ? "pack" : "expand").close();
      scorer.inline();
      return scorer;
    } catch (IOException | EngineException e) {
      model.close();
      throw new ModelLoadException(
          ModelManifest.WEIGHTS
              + " of model "
              + manifest.name()
              + " is not a TorchScript file that this version of sentiment4j can run: "
              + e.getMessage(),
          e);
    } catch (Throwable e) {
      model.close();
      throw e;
    }
  }

  /**
   * Runs the network once with the engine's optimizer on. The first run decides what is done before
   * all runs, with the optimizer or without: this way calls of the network's parts are inlined.
   */
  private void inline() {
    JniUtils.setGraphExecutorOptimize(true);
    try (PtNDArray input = (PtNDArray) manager.zeros(new Shape(1, 1), DataType.INT32);
        IValue argument = IValue.from(input)) {
      IValueUtils.forward(network, new IValue[] {argument}).close();
    }
  }

  @Override
  public float[] score(List<int[]> windows) {
    int length = windows.get(0).length;
    ByteBuffer ids = buffer(windows.size() * length * Integer.BYTES);
    for (int[] window : windows) {
      for (int id : window) {
        ids.putInt(id);
      }
    }
    ids.flip();
    // The optimizer compiles the network anew for each thread and length, which costs more than it
    // wins. The switch is the thread's, and on unless somebody turns it off.
    JniUtils.setGraphExecutorOptimize(false);
    try (PtNDArray input = manager.create(ids, new Shape(windows.size(), length), DataType.INT32);
        IValue argument = IValue.from(input);
        IValue result = IValueUtils.forward(network, new IValue[] {argument});
        PtNDArray scores = result.toTensor(manager)) {
      return scores.toFloatArray();
    } finally {
      JniUtils.setGraphExecutorOptimize(true);
      buffers.add(ids);
    }
  }

  private ByteBuffer buffer(int bytes) {
    ByteBuffer buffer = buffers.poll();
    if (buffer == null || buffer.capacity() < bytes) {
      buffer =
          ByteBuffer.allocateDirect(Math.max(bytes, MIN_BUFFER)).order(ByteOrder.nativeOrder());
    }
    return buffer.clear();
  }

  @Override
  public void close() {
    model.close();
  }
}
