package dev.weir.function.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.folder.FolderLake;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.message.ReportRequest;
import dev.weir.report.Report;
import dev.weir.run.Leases;
import dev.weir.run.RunFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ends of a function that are Lambda's: in the forms in which Step Functions was seen to tell. */
@SuppressWarnings("NullAway.Init")
class LambdaEndTest {
  private static final String RESUME = "./weir resume " + FinishedRun.RUN;

  private Lake lake;

  @BeforeEach
  void open(@TempDir Path folder) {
    lake = new FolderLake(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Sandbox.Timedout | {"errorType": "Sandbox.Timedout", "errorMessage": "RequestId: 1-2 Error: Task timed out after 900.00 seconds"} | WEIR-2505 Cannot finish: a call of a function took longer than it may, also when it was tried again. Lambda says: RequestId: 1-2 Error: Task timed out after 900.00 seconds
          Lambda.Unknown | The cause could not be determined because Lambda did not return an error type. Returned payload: {"errorMessage":"2026-01-13T00:58:08Z 1-2 Task timed out after 60.06 seconds"} | WEIR-2505 Cannot finish: a call of a function took longer than it may, also when it was tried again. Lambda says: The cause could not be determined because Lambda did not return an error type. Returned payload: {"errorMessage":"2026-01-13T00:58:08Z 1-2 Task timed out after 60.06 seconds"}
          States.Timeout | | WEIR-2505 Cannot finish: a call of a function took longer than it may, also when it was tried again.
          java.lang.OutOfMemoryError | {"errorMessage": "Java heap space", "errorType": "java.lang.OutOfMemoryError"} | WEIR-2506 Cannot go on: a function ran out of memory. Lambda says: Java heap space
          Runtime.OutOfMemory | {"errorType": "Runtime.OutOfMemory", "errorMessage": "RequestId: 1-2 Error: Runtime exited"} | WEIR-2506 Cannot go on: a function ran out of memory. Lambda says: RequestId: 1-2 Error: Runtime exited
          Runtime.ExitError | {"errorType": "Runtime.ExitError", "errorMessage": "RequestId: 1-2 Error: Runtime exited with error: signal: killed"} | WEIR-2506 Cannot go on: a function ran out of memory. Lambda says: RequestId: 1-2 Error: Runtime exited with error: signal: killed
          Runtime.ExitError | {"errorType": "Runtime.ExitError", "errorMessage": "RequestId: 1-2 Error: Runtime exited with error: signal: aborted"} | WEIR-2507 Cannot go on: Lambda ended a function, also when it was tried again. Lambda says: RequestId: 1-2 Error: Runtime exited with error: signal: aborted
          Lambda.Unknown | {"errorMessage": "RequestId: 1-2 Process exited before completing request"} | WEIR-2507 Cannot go on: Lambda ended a function, also when it was tried again. Lambda says: RequestId: 1-2 Process exited before completing request
          """)
  void is_told_in_a_sentence(String error, String cause, String sentence) {
    assertThat(failure(error, cause == null ? "" : cause, "").message()).isEqualTo(sentence);
  }

  @Test
  void of_want_of_memory_names_the_setting() {
    assertThat(outOfMemory(" --stack shop").whatToDo())
        .isEqualTo(
            "Give the function more memory: the stack's ExtractMemory where a source was read, TransformMemory where a transform was made. Then go on where it stopped: %s --stack shop"
                .formatted(RESUME));
    assertThat(outOfMemory("").whatToDo())
        .isEqualTo(
            "Give Java more memory, then go on where it stopped: JAVA_TOOL_OPTIONS=-Xmx8g %s"
                .formatted(RESUME));
  }

  @Test
  void for_want_of_time_says_how_to_need_less() {
    assertThat(failure("States.Timeout", "", " --stack shop").whatToDo())
        .isEqualTo(
            "If a source or the warehouse hung, go on where it stopped: %s --stack shop. If there is too much for one call, divide it (a source by a filter, a transform by steps of its own), then: ./weir run orders --stack shop"
                .formatted(RESUME));
  }

  @Test
  void of_a_function_that_failed_by_itself_is_none() {
    Report.Failure failure =
        failure("dev.weir.error.TerminalException", "WEIR-3400 Task timed out: no", "");

    assertThat(failure.message()).isEqualTo("WEIR-3400 Task timed out: no");
  }

  private Report.Failure outOfMemory(String options) {
    return failure(
        "java.lang.OutOfMemoryError", "{\"errorMessage\": \"Java heap space\"}", options);
  }

  @Test
  void before_there_is_a_plan_the_run_is_to_be_started_again() {
    String cause = "{\"errorMessage\": \"Java heap space\"}";
    assertThat(reported("java.lang.OutOfMemoryError", cause, " --stack shop").whatToDo())
        .endsWith("Then start again: ./weir run orders --stack shop");
    assertThat(reported("States.Timeout", "", "").whatToDo())
        .startsWith("If a source or the warehouse hung, start again: ./weir run orders.");
  }

  private Report.Failure failure(String error, String cause, String options) {
    FinishedRun.planned(lake, 2, 1).extracted();
    return reported(error, cause, options);
  }

  private Report.Failure reported(String error, String cause, String options) {
    Leases leases = new Leases(lake, (_, _) -> true, () -> Instant.EPOCH);
    ObjectNode detail =
        Json.mapper()
            .createObjectNode()
            .put("name", FinishedRun.RUN.execution(1))
            .put("status", "FAILED")
            .put("error", error)
            .put("cause", cause);
    var _ =
        new ReportService(lake, leases, _ -> {}, () -> Instant.EPOCH, options)
            .report(new ReportRequest(Optional.empty(), Optional.empty(), Optional.of(detail)));
    byte[] report = lake.read(new RunFolder(FinishedRun.RUN).report()).orElseThrow().content();
    return Json.read(report, Report.class).failure().orElseThrow();
  }
}
