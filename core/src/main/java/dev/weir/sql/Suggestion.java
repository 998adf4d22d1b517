package dev.weir.sql;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that somebody may have meant. */
final class Suggestion {
  private Suggestion() {}

  /** {@code " Did you mean 'rating'?"}, or nothing where no name is near. */
  static String sentence(String written, Collection<String> known) {
    return nearest(written, known).map(name -> " Did you mean '" + name + "'?").orElse("");
  }

  private static Optional<String> nearest(String written, Collection<String> known) {
    int limit = Math.max(1, written.length() / 3);
    return known.stream()
        .filter(name -> distance(written, name) <= limit)
        .min(Comparator.comparing(name -> distance(written, name)));
  }

  /** Letters to change, add or remove; case does not count. */
  private static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(diagonal, row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
