package io.github.sentiment4j;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the process's one PyTorch engine: with our class loader, without network, one thread for
 * each call.
 */
final class PyTorch {

  private static final String ENGINE = "PyTorch";
  private static final String NATIVES = "native/lib/pytorch.properties";
  private static final String OFFLINE = "ai.djl.offline";

  /** Set for the rest of the process unless the host has decided otherwise. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "ai.djl.pytorch.num_threads", "1",
          "ai.djl.pytorch.num_interop_threads", "1",
          "OPT_OUT_TRACKING", "true");

  private static final Logger logger = LoggerFactory.getLogger(PyTorch.class);

  private static boolean started;
  private static @Nullable Boolean int8Kernels;

  private PyTorch() {}

  /**
   * PyTorch has int8 kernels for this processor, and they add up exactly: FBGEMM's do on x86 with
   * VNNI instructions. They are asked once, since nothing in Java tells (decision record 15).
   */
  static synchronized boolean hasInt8Kernels() {
    if (int8Kernels == null) {
      int8Kernels = addsUpExactly();
    }
    return int8Kernels;
  }

  /** Runs what {@code training/int8_probe.py} wrote: sums of the largest products there are. */
  private static boolean addsUpExactly() {
    int products = 64;
    try (InputStream file =
            Objects.requireNonNull(PyTorch.class.getResourceAsStream("int8_probe.pt"));
        Model model = newModel("int8 probe");
        PtNDManager manager = (PtNDManager) model.getNDManager();
        PtSymbolBlock probe =
            JniUtils.loadModule(
                manager, new ByteArrayInputStream(file.readAllBytes()), false, false);
        IValue argument = IValue.from((PtNDArray) manager.ones(new Shape(4, products)));
        IValue result = IValueUtils.forward(probe, new IValue[] {argument});
        PtNDArray sums = result.toTensor(manager)) {
      for (float sum : sums.toFloatArray()) {
        if (Math.abs(sum - products * 127f) > 1) {
          return false;
        }
      }
      return true;
    } catch (EngineException e) {
      logger.debug("No int8 kernels", e);
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes an empty model, starting the engine if that is not yet done. */
  static synchronized Model newModel(String name) {
    DEFAULTS.forEach(
        (key, value) -> {
          if (System.getProperty(key) == null) {
            System.setProperty(key, value);
          }
        });
    // DJL looks for its parts with the thread's class loader, and downloads what it misses: neither
    // is wanted here, but the
    // host may use DJL as well and find both settings as they were.
    Thread thread = Thread.currentThread();
    ClassLoader hostLoader = thread.getContextClassLoader();
    String hostOffline = System.getProperty(OFFLINE);
    thread.setContextClassLoader(PyTorch.class.getClassLoader());
    System.setProperty(OFFLINE, "true");
    try {
      Model model =
          started
              ? Model.newInstance(name, ENGINE)
              : NativeFolder.alone(() -> Model.newInstance(name, ENGINE));
      started = true;
      return model;
    } catch (EngineException | IllegalArgumentException | LinkageError | AssertionError e) {
      throw new ModelLoadException(
          "The PyTorch engine cannot be started: " + reason(e) + ". " + remedy(reason(e)), e);
    } finally {
      thread.setContextClassLoader(hostLoader);
      if (hostOffline == null) {
        System.clearProperty(OFFLINE);
      } else {
        System.setProperty(OFFLINE, hostOffline);
      }
    }
  }

  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }

  private static String remedy(String reason) {
    if (PyTorch.class.getClassLoader().getResource(NATIVES) == null) {
      return "There is no native library on the class path: add ai.djl.pytorch:pytorch-native-cpu with the classifier of this"
          + " platform (linux-x86_64, linux-aarch64, osx-aarch64 or win-x86_64)";
    }
    if (reason.contains("another classloader")) {
      return "A process can load it with one class loader at a time: put this library where all applications of the process"
          + " share it, as in a servlet container's lib folder, or run them in processes of their own";
    }
    if (reason.contains("IllegalCallerException")) {
      return "Java was told to deny native code: start it with --enable-native-access=ALL-UNNAMED";
    }
    return "Its native library is unpacked below "
        + NativeFolder.path()
        + ", which must be writable and have 500 MB free, and may be deleted to unpack it again; the system property"
        + " DJL_CACHE_DIR names another folder. On Linux it needs glibc 2.29 and libstdc++ of GCC 9, or later: not musl,"
        + " as in Alpine Linux";
  }
}
