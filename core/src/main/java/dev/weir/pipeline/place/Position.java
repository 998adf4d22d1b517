package dev.weir.pipeline.place;

/** Where something is written; both count from 1. */
public record Position(int line, int column) {
  static final Position START = new Position(1, 1);
}
