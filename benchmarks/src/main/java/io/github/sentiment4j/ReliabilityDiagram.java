package io.github.sentiment4j;

import java.util.List;
import java.util.Locale;

/**
 * The bins of a calibration as a picture: above, how often answers of each confidence are right,
 * beside the diagonal on which they should lie; below, how many answers each bin has.
 */
final class ReliabilityDiagram {

  private static final int LEFT = 56;
  private static final int TOP = 34;
  private static final int SIZE = 300;
  private static final int SHARES_TOP = TOP + SIZE + 14;
  private static final int SHARES_HEIGHT = 70;
  private static final int WIDTH = LEFT + SIZE + 20;
  private static final int HEIGHT = SHARES_TOP + SHARES_HEIGHT + 44;

  private final StringBuilder svg = new StringBuilder();

  private ReliabilityDiagram() {}

  /** The picture as an SVG document. */
  static String svg(String title, List<Calibration.Bin> bins) {
    ReliabilityDiagram diagram = new ReliabilityDiagram();
    diagram.draw(title, bins);
    return diagram.svg.toString();
  }

  private void draw(String title, List<Calibration.Bin> bins) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " font-family=\"sans-serif\" font-size=\"11\" fill=\"#333\">",
        WIDTH, HEIGHT, WIDTH, HEIGHT);
    add("<title>%s</title>", title);
    add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT);
    text(LEFT + SIZE / 2.0, 18, "middle", title);
    int answers = bins.stream().mapToInt(Calibration.Bin::answers).sum();
    double most = bins.stream().mapToInt(Calibration.Bin::answers).max().orElse(1);
    for (Calibration.Bin bin : bins) {
      bar(bin, TOP + SIZE, SIZE * bin.accuracy(), "#5b8db8");
      text(middle(bin), TOP + SIZE - 6, "middle", percent(bin.accuracy()));
      double height = (SHARES_HEIGHT - 16) * bin.answers() / most;
      bar(bin, SHARES_TOP + SHARES_HEIGHT, height, "#b9bec4");
      text(
          middle(bin),
          SHARES_TOP + SHARES_HEIGHT - height - 3,
          "middle",
          percent((double) bin.answers() / answers));
    }
    // Nobody can be less sure than of a third, so the diagonal starts there.
    double least = 1.0 / 3;
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%d\" y2=\"%d\" stroke=\"#c0392b\""
            + " stroke-dasharray=\"5 4\"/>",
        x(least), TOP + SIZE * (1 - least), LEFT + SIZE, TOP);
    frame(TOP, SIZE);
    frame(SHARES_TOP, SHARES_HEIGHT);
    for (int fifth = 0; fifth <= 5; fifth++) {
      double value = fifth / 5.0;
      text(x(value), SHARES_TOP + SHARES_HEIGHT + 15, "middle", percent(value));
      text(LEFT - 6.0, TOP + SIZE * (1 - value) + 4, "end", percent(value));
    }
    text(x(0.5), HEIGHT - 10, "middle", "confidence (%)");
    vertical(TOP + SIZE / 2, "right answers (%)");
    vertical(SHARES_TOP + SHARES_HEIGHT / 2, "share (%)");
    svg.append("</svg>\n");
  }

  private void bar(Calibration.Bin bin, double bottom, double height, String colour) {
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
        x(bin.from()) + 1, bottom - height, SIZE * (bin.to() - bin.from()) - 2, height, colour);
  }

  private void frame(int top, int height) {
    add(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#888\"/>",
        LEFT, top, SIZE, height);
  }

  private void text(double x, double y, String anchor, String text) {
    add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
  }

  private void vertical(int y, String text) {
    add(
        "<text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
        y, text);
  }

  private static double x(double confidence) {
    return LEFT + SIZE * confidence;
  }

  private static double middle(Calibration.Bin bin) {
    return x((bin.from() + bin.to()) / 2);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f", 100 * share);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
