package dev.weir.parquet.outside;

/** A Parquet file from outside that cannot be read to its end. */
public final class DamagedFile extends Exception {
  private final String spot;

  DamagedFile(String spot, String reason, Exception cause) {
    super(reason, cause);
    this.spot = spot;
  }

  /** Where it is damaged, as in {@code its footer} or {@code row group 2}. */
  public String spot() {
    return spot;
  }
}
