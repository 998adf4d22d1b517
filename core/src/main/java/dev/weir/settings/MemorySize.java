package dev.weir.settings;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory something may use, as {@code 512MB} or {@code 2GB}; at least 16 MB. */
public record MemorySize(long bytes) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*(MB|GB)");
  private static final long MEGABYTE = 1_000_000;
  private static final long SMALLEST = 16 * MEGABYTE;

  /**
   * @return empty where the variable is not set
   * @throws TerminalException if it is set to anything else
   */
  public static Optional<MemorySize> of(Map<String, String> environment, String variable) {
    String text = environment.getOrDefault(variable, "").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher size = TEXT.matcher(text.toUpperCase(Locale.ROOT));
    long bytes = size.matches() ? bytes(size) : 0;
    if (bytes < SMALLEST) {
      throw new TerminalException(
          CoreError.INVALID_SETTING,
          "Cannot use %s='%s': write a size of at least 16MB, as in 512MB or 2GB."
              .formatted(variable, text));
    }
    return Optional.of(new MemorySize(bytes));
  }

  private static long bytes(Matcher size) {
    return Long.parseLong(size.group(1))
        * (size.group(2).equals("GB") ? 1000 * MEGABYTE : MEGABYTE);
  }
}
