package io.github.sentiment4j.examples.precompute;

import java.util.ArrayList;
import java.util.List;

/**
 * A record of a CSV file, taken in line by line because a quoted cell may go on for several. It is
 * strict: where a quote stands tells a broken row from a long one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvRecord {

  private enum State {
    CELL_START,
    IN_CELL,
    IN_QUOTES,
    AFTER_QUOTE,
    COMPLETE,
    BROKEN
  }

  private final List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private State state = State.CELL_START;

  void add(String line) {
    if (state == State.IN_QUOTES) {
      cell.append('\n');
    }
    for (int i = 0; i < line.length() && state != State.BROKEN; i++) {
      char next = line.charAt(i);
      boolean lineEnd = next == '\r' && i == line.length() - 1 && state != State.IN_QUOTES;
      if (!lineEnd) {
        state = take(next);
      }
    }
    if (state != State.IN_QUOTES && state != State.BROKEN) {
      state = endCell(State.COMPLETE);
    }
  }

  private State take(char next) {
    return switch (state) {
      case CELL_START ->
          switch (next) {
            case '"' -> State.IN_QUOTES;
            case ',' -> endCell(State.CELL_START);
            default -> append(next, State.IN_CELL);
          };
      case IN_CELL ->
          switch (next) {
            case '"' -> State.BROKEN;
            case ',' -> endCell(State.CELL_START);
            default -> append(next, State.IN_CELL);
          };
      case IN_QUOTES -> next == '"' ? State.AFTER_QUOTE : append(next, State.IN_QUOTES);
      case AFTER_QUOTE ->
          switch (next) {
            case '"' -> append(next, State.IN_QUOTES);
            case ',' -> endCell(State.CELL_START);
            default -> State.BROKEN;
          };
      case COMPLETE, BROKEN -> throw new IllegalStateException("The record has ended");
    };
  }

  private State append(char next, State then) {
    cell.append(next);
    return then;
  }

  private State endCell(State then) {
    cells.add(cell.toString());
    cell.setLength(0);
    return then;
  }

  /** Tells whether a quoted cell goes on in the next line. */
  boolean isOpen() {
    return state == State.IN_QUOTES;
  }

  boolean isComplete() {
    return state == State.COMPLETE;
  }

  List<String> cells() {
    return List.copyOf(cells);
  }
}
