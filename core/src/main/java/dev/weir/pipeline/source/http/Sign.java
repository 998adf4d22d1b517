package dev.weir.pipeline.source.http;

import java.util.List;

/**
 * A value in an answer that means something.
 *
 * @param at JSON Pointer to it
 * @param texts it is one of these, as they are written; empty: anything but null, false or an empty
 *     text
 */
public record Sign(String at, List<String> texts) {
  public Sign {
    texts = List.copyOf(texts);
  }
}
