package dev.weir.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.Category;
import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionFailureTest {
  @Test
  void a_category_travels_in_the_sentence_and_is_not_shown() {
    WeirException failure = new TerminalException(CoreError.INVALID_NAME, "Cannot use\n'x'.");

    WeirException travelling = FunctionFailure.travelling(failure);

    assertThat(travelling)
        .isExactlyInstanceOf(TerminalException.class)
        .hasMessage("WEIR-1002 [CONFIG] Cannot use\n'x'.");
    FunctionFailure read = FunctionFailure.of(lambda(travelling));
    assertThat(read.message()).isEqualTo(failure.getMessage());
    assertThat(read.thrown().orElseThrow()).hasMessage(failure.getMessage());
    assertThat(read.code().orElseThrow().category()).isEqualTo(Category.CONFIG);
  }

  @Test
  void retriers_see_the_same_class() {
    assertThat(
            FunctionFailure.travelling(
                new TransientException(CoreError.PIPELINE_BUSY, "Cannot now.")))
        .isExactlyInstanceOf(TransientException.class)
        .hasMessage("WEIR-1007 [EXTERNAL] Cannot now.");
  }

  @Test
  void functions_of_an_older_version_say_no_category() {
    FunctionFailure read = FunctionFailure.of("WEIR-1002 Cannot use [x].");

    assertThat(read.message()).isEqualTo("WEIR-1002 Cannot use [x].");
    assertThat(read.code().orElseThrow().category()).isEqualTo(Category.EXTERNAL);
  }

  @Test
  void what_is_not_ours_is_told_as_it_is_but_for_passwords() {
    FunctionFailure read = FunctionFailure.of("no answer from postgresql://etl:s3cret@db:5432/x");

    assertThat(read.thrown()).isEmpty();
    assertThat(read.message()).isEqualTo("no answer from postgresql://***@db:5432/x");
  }

  private static String lambda(Throwable thrown) {
    return Json.text(
        Map.of(
            "errorMessage", String.valueOf(thrown.getMessage()),
            "errorType", thrown.getClass().getName(),
            "stackTrace", List.of()));
  }
}
