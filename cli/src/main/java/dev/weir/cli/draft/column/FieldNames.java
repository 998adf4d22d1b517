package dev.weir.cli.draft.column;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of columns and data sets, out of whatever the data calls them; no two are the same. */
public final class FieldNames {
  private static final int LONGEST = 60;

  private final Set<String> given = new HashSet<>();

  /**
   * @param fallback where nothing is left of the name
   */
  public String of(String written, String fallback) {
    String plain =
        Normalizer.normalize(written, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^[^a-z]+|_+$", "");
    String name =
        plain.isEmpty() ? fallback : plain.substring(0, Math.min(LONGEST, plain.length()));
    String free = name;
    for (int i = 2; !given.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }
}
