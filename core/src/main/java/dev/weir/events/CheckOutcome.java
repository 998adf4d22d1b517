package dev.weir.events;

/**
 * @param check in words, as in {@code unique: user_id, course_id}
 * @param violations rows that break it (for row-count: 0 or 1)
 * @param fails whether a violation stops the run
 */
public record CheckOutcome(String check, long violations, boolean fails) {
  public boolean passed() {
    return violations == 0;
  }
}
