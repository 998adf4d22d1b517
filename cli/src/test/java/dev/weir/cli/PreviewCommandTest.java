package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.CommandLineFixture.Printed;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewCommandTest {
  private static final String PIPELINE =
      """
      name: shop
      connections: {f: {kind: file}}
      sources:
        sale: {connection: f, path: "*.csv", %s, columns: {nr: integer, price: "decimal(8,2)"}}
      transforms:
        t: {from: sale, steps: [{select: [nr]}]}
      """;

  private final CommandLineFixture weir;

  PreviewCommandTest(@TempDir Path root) {
    this.weir = new CommandLineFixture(root);
  }

  @BeforeEach
  void aFileAsExcelWritesIt() {
    weir.file(Path.of("pipelines", "shop", "input", "a.csv"), "nr;price\n1;12,50\n2;7\nx;1\n4;1\n");
  }

  @Test
  void aSourceOfFilesIsShownBeforeAnyRunWithWhatWouldBeRejected() {
    weir.pipeline("shop", PIPELINE.formatted("delimiter: ';'"));
    Printed printed = weir.weir("preview", "shop", "sale", "--csv");
    assertThat(printed.exitCode()).isZero();
    assertThat(printed.out()).isEqualToIgnoringNewLines("nr,price\n2,7.00\n4,1.00\n");
    assertThat(printed.err())
        .contains("price: decimal(8,2)")
        .contains("A run would reject, of what was read:")
        .contains("a.csv 2: not a number: column price, value '12,50'")
        .contains("a.csv 4: not an integer: column nr, value 'x'")
        .contains("write  decimal: \",\"");
  }

  @Test
  void noMoreThanTheFirstRowsAreRead() {
    weir.pipeline("shop", PIPELINE.formatted("delimiter: ';', decimal: ','"));
    Printed printed = weir.weir("preview", "shop", "sale", "--limit", "1");
    assertThat(printed.out()).contains("12.50").contains("there are more").doesNotContain("7.00");
    assertThat(printed.err()).doesNotContain("reject");
  }

  @Test
  void aHeaderOfAnotherDialectSaysTheLineToWrite() {
    weir.pipeline("shop", PIPELINE.formatted("skip: 0"));
    Printed printed = weir.weir("preview", "shop", "sale");
    assertThat(printed.exitCode()).isNotZero();
    assertThat(printed.all())
        .contains("WEIR-3303")
        .contains("its header has: nr;price")
        .contains("write  delimiter: \";\"");
  }

  @Test
  void aTransformNeedsARun() {
    weir.pipeline("shop", PIPELINE.formatted("delimiter: ';'"));
    assertThat(weir.weir("preview", "shop", "t").all())
        .contains("WEIR-4004", "no run has made it yet");
  }
}
