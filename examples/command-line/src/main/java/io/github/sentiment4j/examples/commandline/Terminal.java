package io.github.sentiment4j.examples.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks which of the program's outputs is a terminal. Java does not tell them apart, {@code stty}
 * does; where there is none, as on Windows, no output counts as a terminal.
 */
final class Terminal {

  private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,6})\\s*");

  private Terminal() {}

  /** Returns the width of the terminal that standard output goes to, or 0 if it goes elsewhere. */
  static int outputColumns() {
    ProcessBuilder stty = new ProcessBuilder("sh", "-c", "stty size <&1 >&2");
    return columns(stty.redirectOutput(Redirect.INHERIT), Process::getErrorStream);
  }

  /** Returns the width of the terminal that standard error goes to, or 0 if it goes elsewhere. */
  static int errorColumns() {
    ProcessBuilder stty = new ProcessBuilder("sh", "-c", "stty size <&2 2>/dev/null");
    return columns(stty.redirectError(Redirect.INHERIT), Process::getInputStream);
  }

  private static int columns(ProcessBuilder stty, Function<Process, InputStream> answer) {
    try (InputStream stream = answer.apply(stty.start())) {
      Matcher size = SIZE.matcher(new String(stream.readAllBytes(), StandardCharsets.US_ASCII));
      return size.matches() ? Integer.parseInt(size.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
