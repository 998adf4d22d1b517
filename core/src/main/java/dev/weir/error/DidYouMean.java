package dev.weir.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person may have meant by a name that does not exist. */
public final class DidYouMean {
  private static final int LONGEST_COMPARED = 100;

  private DidYouMean() {}

  /** The nearest of the names, if it is near. */
  public static Optional<String> nearest(String name, Collection<String> names) {
    String wanted = name.toLowerCase(Locale.ROOT);
    // Any two short names are near.
    int most = name.length() < 3 ? 0 : Math.max(1, name.length() / 3);
    return names.stream()
        .filter(known -> distance(wanted, known.toLowerCase(Locale.ROOT)) <= most)
        .min(Comparator.comparingInt(known -> distance(wanted, known.toLowerCase(Locale.ROOT))));
  }

  /** As in {@code Did you mean 'rating'?}, with a space before; empty if nothing is near. */
  public static String hint(String name, Collection<String> names) {
    return nearest(name, names).map(near -> " Did you mean '" + near + "'?").orElse("");
  }

  /** {@code 'raiting' is not a data set. Data sets: course, rating. Did you mean 'rating'?} */
  public static String notOne(String name, String noun, Collection<String> names) {
    String all = names.isEmpty() ? "there are none" : String.join(", ", names);
    return "'%s' is not %s %s. %s%s: %s.%s"
        .formatted(
            name,
            "aeiou".indexOf(noun.charAt(0)) < 0 ? "a" : "an",
            noun,
            noun.substring(0, 1).toUpperCase(Locale.ROOT),
            plural(noun.substring(1)),
            all,
            hint(name, names));
  }

  private static String plural(String noun) {
    int word = noun.indexOf(' ');
    String ending = noun.endsWith("y") && !noun.endsWith("ey") ? "ies" : "s";
    if (word > 0 && noun.startsWith(" of ", word)) {
      return noun.substring(0, word) + "s" + noun.substring(word);
    }
    return ending.equals("ies") ? noun.substring(0, noun.length() - 1) + ending : noun + ending;
  }

  /** Letters to change, add, remove or swap with their neighbour. */
  private static int distance(String a, String b) {
    if (a.length() > LONGEST_COMPARED || b.length() > LONGEST_COMPARED) {
      return Integer.MAX_VALUE;
    }
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : steps(steps, a, b, i, j);
      }
    }
    return steps[a.length()][b.length()];
  }

  private static int steps(int[][] steps, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int changed = steps[i - 1][j - 1] + (same ? 0 : 1);
    int best = Math.min(changed, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, 1 + steps[i - 2][j - 2]) : best;
  }
}
