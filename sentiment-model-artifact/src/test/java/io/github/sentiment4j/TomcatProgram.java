package io.github.sentiment4j;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.FileResourceSet;
import org.apache.catalina.webresources.StandardRoot;

/**
 * A servlet container that deploys an application, asks it, undeploys it, and so once more: prints
 * both answers.
 *
 * <p>Arguments: a folder for the container, the class of the application's servlet, and its class
 * path.
 */
final class TomcatProgram {

  private static final String PATH = "/application";

  private TomcatProgram() {}

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    Path base = Path.of(arguments[0]);
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.start();
    for (int deployment = 0; deployment < 2; deployment++) {
      Context application =
          deploy(tomcat, base, arguments[1], arguments[2].split(File.pathSeparator));
      System.out.println(get("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + PATH));
      tomcat.getHost().removeChild(application);
    }
    tomcat.stop();
    tomcat.destroy();
  }

  /** Classes and jars where a war file has them. */
  private static Context deploy(Tomcat tomcat, Path base, String servlet, String[] classPath)
      throws Exception {
    Path folder = Files.createDirectories(base.resolve("webapps" + PATH));
    StandardContext application = new StandardContext();
    application.setName(PATH);
    application.setPath(PATH);
    application.setDocBase(folder.toString());
    application.addLifecycleListener(new Tomcat.FixContextListener());
    StandardRoot resources = new StandardRoot(application);
    for (String entry : classPath) {
      Path path = Path.of(entry);
      resources.addPreResources(
          Files.isDirectory(path)
              ? new DirResourceSet(resources, "/WEB-INF/classes", entry, "/")
              : new FileResourceSet(resources, "/WEB-INF/lib/" + path.getFileName(), entry, "/"));
    }
    application.setResources(resources);
    Tomcat.addServlet(application, "sentiment", servlet).addMapping("/");
    tomcat.getHost().addChild(application);
    return application;
  }

  private static String get(String uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(uri + "/")).build(), BodyHandlers.ofString())
        .body();
  }
}
