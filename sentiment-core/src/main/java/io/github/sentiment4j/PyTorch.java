package io.github.sentiment4j;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import java.util.Locale;
import java.util.Map;

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

  private static boolean started;

  private PyTorch() {}

  /** PyTorch has int8 kernels for this processor (FBGEMM's, for x86). */
  static boolean hasInt8Kernels() {
    String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return architecture.equals("amd64") || architecture.equals("x86_64");
  }

  static void start() {
    newModel("engine").close();
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
    // is wanted here, but the host may use DJL as well and finds both settings as they were.
    Thread thread = Thread.currentThread();
    ClassLoader hostLoader = thread.getContextClassLoader();
    String hostOffline = System.getProperty(OFFLINE);
    thread.setContextClassLoader(PyTorch.class.getClassLoader());
    System.setProperty(OFFLINE, "true");
    try {
      // By itself DJL takes a GPU where the host has brought an engine that can use one.
      Model model =
          started
              ? Model.newInstance(name, Device.cpu(), ENGINE)
              : NativeFolder.alone(() -> Model.newInstance(name, Device.cpu(), ENGINE));
      started = true;
      return model;
    } catch (EngineException | IllegalArgumentException | LinkageError | AssertionError e) {
      Throwable root = root(e);
      if (root instanceof VirtualMachineError error) {
        throw error;
      }
      throw new ModelLoadException(
          "The PyTorch engine cannot be started: " + root + ". " + remedy(root.toString()), e);
    } finally {
      thread.setContextClassLoader(hostLoader);
      if (hostOffline == null) {
        System.clearProperty(OFFLINE);
      } else {
        System.setProperty(OFFLINE, hostOffline);
      }
    }
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
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
