package dev.weir.records.rows;

/** A document that gives no more records. What that means is for the one who asked for it. */
public abstract sealed class UnusableDocument extends Exception {
  private UnusableDocument(String reason) {
    super(reason);
  }

  /** It is cut off, or it is not of its format. */
  public static final class Broken extends UnusableDocument {
    private final long position;

    /**
     * @param position of the first record that could not be read
     */
    public Broken(long position, String reason) {
      super(reason);
      this.position = position;
    }

    /** Of the first record that could not be read; the ones before it have been handed over. */
    public long position() {
      return position;
    }
  }

  /** It is sound, but it has nothing where the pipeline says that the records or columns are. */
  public static final class Unexpected extends UnusableDocument {
    public Unexpected(String reason) {
      super(reason);
    }
  }
}
