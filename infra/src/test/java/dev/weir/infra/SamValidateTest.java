package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

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
  void aTemplateIsValid(String template) {
    // It asks nobody, but wants to know where it would.
    Map<String, String> environment =
        Map.of(
            "AWS_DEFAULT_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "none",
            "AWS_SECRET_ACCESS_KEY", "none",
            "SAM_CLI_TELEMETRY", "0");
    assertThat(Command.run(environment, "sam", "validate", "--lint", "--template", template))
        .contains("is a valid SAM Template")
        .doesNotContain("[W", "[I");
  }
}
