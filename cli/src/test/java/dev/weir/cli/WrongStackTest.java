package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.CommandLineFixture.Printed;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who has not said enough about a stack; nothing here needs one. */
class WrongStackTest {
  @TempDir private Path root;
  private CommandLineFixture fixture;

  @BeforeEach
  void project() {
    fixture = new CommandLineFixture(root);
  }

  @Test
  void aProfileThatIsNotThereIsTold() {
    Printed printed =
        fixture.weir("runs", "--stack", "weir", "--region", "us-east-1", "--profile", "nobody");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err())
        .contains("WEIR-4010 Cannot find stack 'weir': no credentials of AWS are found")
        .contains("profile 'nobody'")
        .contains("aws sso login")
        .doesNotContain("\tat ");
  }

  @Test
  void aCommandThatIsForThisMachineSaysSo() {
    Printed printed = fixture.weir("plan", "shop", "--stack", "weir");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).contains("Cannot do 'plan' on a stack").contains("run, resume, runs");
  }

  @Test
  void onlyAStacksSchedulesAreSwitched() {
    Printed printed = fixture.weir("schedule", "disable", "coffee");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).contains("WEIR-4007").contains("--stack");
  }

  @Test
  void aRegionIsOfAStack() {
    Printed printed = fixture.weir("runs", "--region", "us-east-1");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).contains("--stack");
  }
}
