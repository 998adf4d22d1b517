package dev.weir.records.value;

/** A value that is not of its column's type. */
public final class BadValue extends Exception {
  /**
   * @param kind as in {@code not an integer}
   */
  public BadValue(String kind) {
    super(kind, null, false, false);
  }

  public String kind() {
    return String.valueOf(getMessage());
  }
}
