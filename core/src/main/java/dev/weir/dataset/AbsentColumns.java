package dev.weir.dataset;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import java.util.List;

/** A column that a pipeline declares and no record of a source has is a mistake, not a null. */
public final class AbsentColumns {
  private AbsentColumns() {}

  /**
   * @param absent those that no record has
   * @throws TerminalException naming them
   */
  public static void requireNone(String source, List<String> absent) {
    if (!absent.isEmpty()) {
      String first = absent.getFirst();
      throw new TerminalException(
          CoreError.ABSENT_COLUMN,
          "Cannot complete data set '%s': no record has %s %s. Correct the name or its path in the source's columns; or, if it may be missing, write  %s: {optional: true}"
              .formatted(
                  source,
                  absent.size() == 1 ? "its column" : "its columns",
                  String.join(", ", absent.stream().map(name -> "'" + name + "'").toList()),
                  first));
    }
  }
}
