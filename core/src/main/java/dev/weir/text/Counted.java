package dev.weir.text;

import java.util.Locale;

/** Numbers of things, the same on every machine, whatever its locale. */
public final class Counted {
  private Counted() {}

  /** {@code 1 row}, {@code 100,000 rows}. */
  public static String rows(long rows) {
    return of(rows, "row");
  }

  /** {@code 1 query}, {@code 3 queries}. */
  public static String of(long count, String noun) {
    if (count == 1) {
      return "1 " + noun;
    }
    boolean y = noun.endsWith("y");
    return String.format(Locale.ROOT, "%,d ", count)
        + (y ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s");
  }
}
