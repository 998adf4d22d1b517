package dev.weir.pipeline.source.http;

import java.util.List;

/**
 * Where a value stands in a request.
 *
 * @param name of the option in the query; in the body, names of objects in objects with dots
 *     between them
 */
public record Parameter(Where where, String name) {
  /** As it is written: {@code query.page}, {@code body.page.after}. */
  public enum Where {
    QUERY,
    BODY
  }

  /**
   * @param text {@code query.} or {@code body.} and a name
   */
  public static Parameter parse(String text) {
    String[] parts = text.split("\\.", 2);
    return new Parameter(parts[0].equals("body") ? Where.BODY : Where.QUERY, parts[1]);
  }

  /** The way to it in the body. */
  public List<String> names() {
    return List.of(name.split("\\."));
  }
}
