package dev.weir.pipeline.place;

/**
 * Something wrong in a file, for the person who wrote it.
 *
 * @param line from 1
 * @param column from 1
 * @param path of keys, as in {@code transforms.eligible.steps[0].join.with}; empty for the file as
 *     a whole
 */
public record Problem(String file, int line, int column, String path, String message) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + " " + (path.isEmpty() ? "" : path + ": ") + message;
  }
}
