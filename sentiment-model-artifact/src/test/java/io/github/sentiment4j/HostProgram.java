package io.github.sentiment4j;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Hosts of their own for {@link HostIT}: each prints what it found, one line a finding. */
final class HostProgram {

  private HostProgram() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "answer" -> FirstAnswer.main(arguments);
      case "sockets" -> sockets();
      case "loaders" -> loaders();
      case "reload" -> reload();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  @SuppressWarnings("deprecation") // The one hook of JDK 17 that sees every socket.
  private static void sockets() throws IOException {
    Queue<String> opened = new ConcurrentLinkedQueue<>();
    Socket.setSocketImplFactory(
        () -> {
          opened.add("socket");
          throw new IllegalStateException("a socket was opened");
        });
    FirstAnswer.main(new String[0]);
    System.out.println("sockets: " + opened.size());
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", 9));
    } catch (IllegalStateException e) {
      System.out.println("sockets that the recorder sees: " + opened.size());
    }
  }

  private static void loaders() throws Exception {
    try (URLClassLoader first = loader();
        URLClassLoader second = loader()) {
      answer(first);
      answer(second);
      answer(first);
    }
  }

  private static void reload() throws Exception {
    for (int deployment = 0; deployment < 3; deployment++) {
      try (URLClassLoader loader = loader()) {
        answer(loader);
      }
      // A class loader goes some time after its last use, when the collector finds it.
      for (int i = 0; i < 20; i++) {
        System.gc();
        Thread.onSpinWait();
      }
    }
  }

  private static void answer(ClassLoader loader) throws Exception {
    Thread.currentThread().setContextClassLoader(loader);
    Class<?> program = Class.forName(FirstAnswer.class.getName(), true, loader);
    var main = program.getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    main.invoke(null, (Object) new String[0]);
    Thread.currentThread().setContextClassLoader(HostProgram.class.getClassLoader());
  }

  /** A class loader with a copy of everything, as a web application has. */
  private static URLClassLoader loader() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
