package io.github.sentiment4j;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A web application of its own: one answer, or the message of what went wrong. */
public final class SentimentServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  /** Called by the container. */
  public SentimentServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      response.getWriter().print(classifier.predict("I love it").label());
    } catch (ModelLoadException e) {
      response.getWriter().print(e.getMessage());
    }
  }
}
