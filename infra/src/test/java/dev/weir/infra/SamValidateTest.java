package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The linter of CloudFormation, as sam runs it, has nothing to say. */
@NeedsSam
class SamValidateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "template.yaml",
        "infra/schedules.yaml",
        "infra/network.yaml",
        "infra/warehouse.yaml"
      })
  void aTemplateIsValid(String template) throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder("sam", "validate", "--lint", "--template", template)
            .directory(Template.ROOT.toFile())
            .redirectErrorStream(true);
    // It asks nobody, but wants to know where it would.
    command
        .environment()
        .putAll(
            Map.of(
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "none",
                "AWS_SECRET_ACCESS_KEY", "none",
                "SAM_CLI_TELEMETRY", "0"));
    Process process = command.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).contains("is a valid SAM Template").doesNotContain("[W", "[I");
  }
}
