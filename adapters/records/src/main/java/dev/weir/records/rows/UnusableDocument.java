package dev.weir.records.rows;

import dev.weir.text.Excerpt;

/** A document that gives no more records. What that means is for the one who asked for it. */
public abstract sealed class UnusableDocument extends Exception {
  /** A parser may quote as much of a document as it has read. */
  private static final int REASON_CHARACTERS = 2000;

  private UnusableDocument(String reason) {
    super(Excerpt.of(reason, REASON_CHARACTERS));
  }

  /** It is cut off, or it is not of its format. */
  public static final class Broken extends UnusableDocument {
    /** What helps where nothing but another delivery does. */
    public static final String DELIVER_AGAIN = "Deliver it again, whole";

    private final Place place;
    private final String cure;

    public Broken(Place place, String reason) {
      this(place, reason, DELIVER_AGAIN);
    }

    /**
     * @param cure a sentence without its end
     */
    public Broken(Place place, String reason, String cure) {
      super(reason);
      this.place = place;
      this.cure = cure;
    }

    public Place place() {
      return place;
    }

    /** What to do, as a sentence without its end. */
    public String cure() {
      return cure;
    }
  }

  /**
   * Where a document is broken.
   *
   * @param record the first that could not be read, from 1; the ones before it have been handed
   *     over
   * @param spot within the document, as in {@code byte 17} or {@code line 2, column 5}
   */
  public record Place(long record, String spot) {}

  /** There is nothing in it, not even what says that there are no records. */
  public static final class Empty extends UnusableDocument {
    public Empty(String reason) {
      super(reason);
    }
  }

  /** It is sound, but it has nothing where the pipeline says that the records or columns are. */
  public static final class Unexpected extends UnusableDocument {
    public Unexpected(String reason) {
      super(reason);
    }
  }
}
