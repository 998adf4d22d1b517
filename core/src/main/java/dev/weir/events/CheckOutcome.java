package dev.weir.events;

/**
 * @param check in words, as in {@code unique: user_id, course_id}
 * @param violations rows that break it (for row-count: 0 or 1)
 * @param allowed rows that may break it without a word
 * @param fails whether more stop the run
 */
public record CheckOutcome(String check, long violations, long allowed, boolean fails) {
  public boolean passed() {
    return violations <= allowed;
  }
}
