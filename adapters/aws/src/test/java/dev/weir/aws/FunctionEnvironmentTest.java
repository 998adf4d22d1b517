package dev.weir.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.aws.client.AwsClients;
import dev.weir.error.TerminalException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionEnvironmentTest {
  private static final AwsClients CLIENTS =
      AwsClients.at(URI.create("http://127.0.0.1:1"), "us-east-1", "test", "test");

  @Test
  void it_says_where_everything_is(@TempDir Path temporary) {
    FunctionEnvironment environment = environment(temporary);

    assertThat(environment.lake().location()).isEqualTo("s3://bucket/lake");
    assertThat(environment.pipelines()).isEqualTo(Path.of("/var/task/pipelines"));
    assertThat(environment.value("WEIR_TOPIC")).isEqualTo("arn:aws:sns:any");
    assertThat(environment.value("WEIR_OTHER")).isEmpty();
    assertThat(environment.secrets().connection("shop")).isEmpty();
  }

  @Test
  void all_that_is_wrong_is_told_together() {
    Map<String, String> wrong = Map.of("WEIR_LAKE", "/home/lake");

    assertThatThrownBy(() -> new FunctionEnvironment(wrong, CLIENTS))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2608 Cannot use the environment of this function: ")
        .hasMessageContaining("WEIR_LAKE is '/home/lake': set it to s3://bucket/prefix")
        .hasMessageContaining("LAMBDA_TASK_ROOT is not set");
  }

  @Test
  void scratch_folders_are_new_and_empty(@TempDir Path temporary) {
    FunctionEnvironment environment = environment(temporary);

    Path first = environment.scratch().make().path();

    assertThat(first).isEmptyDirectory().startsWith(temporary);
    assertThat(environment.scratch().make().path()).isEmptyDirectory().isNotEqualTo(first);
  }

  @Test
  void what_a_function_left_that_ran_into_its_time_limit_is_deleted(@TempDir Path temporary)
      throws IOException {
    Path left =
        Files.writeString(environment(temporary).scratch().make().path().resolve("part"), "rows");

    Path scratch = environment(temporary).scratch().make().path();

    assertThat(left).doesNotExist();
    assertThat(scratch).isEmptyDirectory();
  }

  private static FunctionEnvironment environment(Path temporary) {
    return new FunctionEnvironment(
        Map.of(
            "WEIR_LAKE", "s3://bucket/lake/",
            "LAMBDA_TASK_ROOT", "/var/task",
            "WEIR_TOPIC", " arn:aws:sns:any ",
            "TMPDIR", temporary.toString()),
        CLIENTS);
  }
}
