package io.github.sentiment4j.examples.commandline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the input.
 *
 * @param line number of its first line, from 1
 * @param text the text to score
 * @param fields all that the row holds, the text included
 */
record Row(long line, String text, ObjectNode fields) {

  List<String> names() {
    List<String> names = new ArrayList<>();
    fields.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
