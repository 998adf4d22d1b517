package dev.weir.cli.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.cli.view.Console;
import dev.weir.error.TerminalException;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OutputTest {
  private static final Rows PART =
      new Rows(Schema.of(Column.nullable("n", Simple.INTEGER)), List.of(List.of(1)), true);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console = new Console(stream(out), stream(err), false);

  @ParameterizedTest
  @ValueSource(strings = {"--json", "--csv"})
  void aProgramGetsAllRowsOrAnError(String form) {
    Output output = output(form);
    assertThat(output.limit()).isEqualTo(100_000);
    assertThat(output.limit(5)).isEqualTo(5);
    assertThatThrownBy(() -> output.print(PART, console))
        .isInstanceOf(TerminalException.class)
        .hasMessage(
            "WEIR-4020 Cannot print all rows for a program: there are more than 1. Say how many with --limit, or ask for fewer.");
    assertThat(out.size()).isZero();
  }

  @Test
  void aProgramThatAsksForAPartGetsItAndIsToldSo() {
    Output output = output("--csv", "--limit", "1");
    assertThat(output.limit()).isEqualTo(1);
    output.print(PART, console);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("n\n1\n");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("There are more rows");
  }

  @Test
  void peopleGetTheFirstRowsAndAreToldSo() {
    Output output = output();
    assertThat(output.limit()).isEqualTo(100);
    output.print(PART, console);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("there are more: raise --limit");
  }

  private static Output output(String... arguments) {
    return CommandLine.populateCommand(new Output(), arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
