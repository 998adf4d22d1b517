package dev.weir.value;

/** A value that is not of its column's type. Has no stack trace: there may be one for each row. */
public final class BadValue extends Exception {
  /**
   * @param kind as in {@code not an integer}; the same for all values that are wrong in this way,
   *     because rejects are counted by it
   */
  public BadValue(String kind) {
    super(kind, null, false, false);
  }

  public String kind() {
    return String.valueOf(getMessage());
  }
}
