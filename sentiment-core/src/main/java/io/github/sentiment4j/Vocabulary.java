package io.github.sentiment4j;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The word pieces, as two tries: pieces that begin a word, and pieces that continue one ({@code ##}
 * in the file). The longest piece at a place is found in one walk, with one look-up a character.
 */
final class Vocabulary {

  private static final String CONTINUATION = "##";
  private static final int BEGINNING_ROOT = 0;
  private static final int CONTINUATION_ROOT = 1;
  private static final int NONE = -1;

  private final BitSet sentenceEnds = new BitSet();
  private final int size;
  private final int cls;
  private final int sep;
  private final int unk;

  /**
   * Edges of both tries, open addressing: a node and a code point lead to a node. An empty slot has
   * edge -1.
   */
  private long[] edges = new long[1 << 17];

  private int[] targets = new int[1 << 17];
  private int[] idByNode = new int[1 << 16];
  private int nodes = 2;

  private Vocabulary(List<String> pieces) {
    size = pieces.size();
    Arrays.fill(edges, NONE);
    Arrays.fill(idByNode, NONE);
    for (int id = 0; id < pieces.size(); id++) {
      insert(pieces.get(id), id);
    }
    for (String end : List.of(".", "!", "?")) {
      if (pieces.contains(end)) {
        sentenceEnds.set(pieces.indexOf(end));
      }
    }
    cls = required(pieces, "[CLS]");
    sep = required(pieces, "[SEP]");
    unk = required(pieces, "[UNK]");
  }

  /** Reads a vocabulary of one piece a line; the line's number, from 0, is the piece's id. */
  static Vocabulary parse(byte[] file) {
    return new Vocabulary(new String(file, StandardCharsets.UTF_8).lines().toList());
  }

  private static int required(List<String> pieces, String piece) {
    int id = pieces.indexOf(piece);
    if (id == NONE) {
      throw new ModelLoadException(
          ModelManifest.VOCABULARY
              + " of the model has no "
              + piece
              + ": take the file that was made with the model");
    }
    return id;
  }

  private void insert(String piece, int id) {
    boolean continuation = piece.startsWith(CONTINUATION) && piece.length() > CONTINUATION.length();
    int node = continuation ? CONTINUATION_ROOT : BEGINNING_ROOT;
    int[] codePoints =
        piece.substring(continuation ? CONTINUATION.length() : 0).codePoints().toArray();
    for (int codePoint : codePoints) {
      int next = follow(node, codePoint);
      node = next == NONE ? grow(node, codePoint) : next;
    }
    idByNode[node] = id;
  }

  private int grow(int node, int codePoint) {
    if (2 * nodes >= edges.length) {
      rehash();
    }
    if (nodes == idByNode.length) {
      idByNode = Arrays.copyOf(idByNode, 2 * nodes);
      Arrays.fill(idByNode, nodes, 2 * nodes, NONE);
    }
    int slot = slot(edge(node, codePoint));
    edges[slot] = edge(node, codePoint);
    targets[slot] = nodes;
    return nodes++;
  }

  private void rehash() {
    long[] oldEdges = edges;
    int[] oldTargets = targets;
    edges = new long[2 * oldEdges.length];
    targets = new int[edges.length];
    Arrays.fill(edges, NONE);
    for (int i = 0; i < oldEdges.length; i++) {
      if (oldEdges[i] != NONE) {
        int slot = slot(oldEdges[i]);
        edges[slot] = oldEdges[i];
        targets[slot] = oldTargets[i];
      }
    }
  }

  private static long edge(int node, int codePoint) {
    return ((long) node << 21) | codePoint;
  }

  private int slot(long edge) {
    // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
    int slot = (int) ((edge * 0x9E3779B97F4A7C15L) >>> 32) & (edges.length - 1);
    while (edges[slot] != NONE && edges[slot] != edge) {
      slot = (slot + 1) & (edges.length - 1);
    }
    return slot;
  }

  private int follow(int node, int codePoint) {
    int slot = slot(edge(node, codePoint));
    return edges[slot] == NONE ? NONE : targets[slot];
  }

  /**
   * Divides a word into the longest pieces from left to right.
   *
   * @param word code points, of which the first {@code length} are the word
   * @param ids receives the pieces' ids from {@code offset} on, at most {@code length} of them
   * @return the number of pieces: one, of the unknown piece, if the word cannot be divided
   */
  int divide(int[] word, int length, int[] ids, int offset) {
    int pieces = 0;
    int start = 0;
    while (start < length) {
      int node = start == 0 ? BEGINNING_ROOT : CONTINUATION_ROOT;
      int longest = NONE;
      int end = start;
      for (int i = start; i < length; i++) {
        node = follow(node, word[i]);
        if (node == NONE) {
          break;
        }
        if (idByNode[node] != NONE) {
          longest = idByNode[node];
          end = i + 1;
        }
      }
      if (longest == NONE) {
        ids[offset] = unk;
        return 1;
      }
      ids[offset + pieces++] = longest;
      start = end;
    }
    return pieces;
  }

  int size() {
    return size;
  }

  int cls() {
    return cls;
  }

  int sep() {
    return sep;
  }

  int unk() {
    return unk;
  }

  boolean endsSentence(int id) {
    return sentenceEnds.get(id);
  }
}
