package dev.weir.lake;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import java.util.regex.Pattern;

/**
 * The name of an object in the lake: segments joined by {@code /}, relative to the lake's root.
 * Segments are letters, digits and {@code . _ - =}, never {@code .} or {@code ..}, so that a key is
 * the same in a folder and in S3.
 */
public record LakeKey(@JsonValue String value) {
  private static final Pattern SEGMENTS =
      Pattern.compile("(?!\\.{1,2}(/|$))[A-Za-z0-9._=-]+(/(?!\\.{1,2}(/|$))[A-Za-z0-9._=-]+)*");

  public LakeKey {
    if (value.length() > 900 || !SEGMENTS.matcher(value).matches()) {
      throw new TerminalException(
          CoreError.INVALID_NAME,
          "Cannot use '"
              + value
              + "' as a key in the lake: segments of letters, digits and . _ - = joined by /.");
    }
  }

  @JsonCreator
  public static LakeKey of(String value) {
    return new LakeKey(value);
  }

  public LakeKey resolve(String child) {
    return new LakeKey(value + "/" + child);
  }

  /** The last segment. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return value;
  }
}
