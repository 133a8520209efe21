package io.github.sentiment4j;

/**
 * Has a stack that is nearly used up overflow before a call begins, where nothing is lost yet.
 *
 * <p>Further on, an overflow would cost a place in the line, or crash the process: the engine's
 * bridge to Java does not look whether Java could make an object.
 */
final class StackReserve {

  /**
   * Twice to four times as many as a call was seen to need, with frames as small as compiled ones
   * are here; half a microsecond.
   */
  private static final int FRAMES = 512;

  private StackReserve() {}

  /**
   * Goes down the stack and comes back.
   *
   * @throws StackOverflowError if there is not enough of it left for a call
   */
  static void check() {
    descend(FRAMES);
  }

  private static int descend(int frames) {
    return frames == 0 ? 0 : 1 + descend(frames - 1);
  }
}
