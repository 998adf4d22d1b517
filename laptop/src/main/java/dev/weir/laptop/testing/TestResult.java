package dev.weir.laptop.testing;

import dev.weir.error.TerminalException;
import java.util.List;
import java.util.Optional;

/**
 * How a test came out.
 *
 * @param test the name of its file, without its ending
 * @param failure why it could not be run to its end: a mistake in its file, or what a run would
 *     have failed of, such as a broken check
 */
public record TestResult(
    String pipeline,
    String test,
    List<Difference> differences,
    Optional<TerminalException> failure) {
  public TestResult {
    differences = List.copyOf(differences);
  }

  public boolean passed() {
    return differences.isEmpty() && failure.isEmpty();
  }
}
