package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.CommandLineFixture.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir test}: nothing that it needs is there but the pipeline and its tests. */
class TestCommandTest {
  private static final String SHOP =
      """
      name: shop
      connections:
        inbox: {kind: file}
        books: {kind: postgresql, database: books}
      sources:
        sale: {connection: inbox, path: "*.csv", columns: {id: bigint, paid: "decimal(12,2)", at: text}}
        customer: {connection: books, table: customer}
      transforms:
        clean: {from: sale, steps: [{validate-date: at}]}
        share: {sql: "SELECT id, paid / 3 AS third, current_date AS today FROM clean"}
        named: {from: clean, steps: [{join: {with: customer, on: [id]}}]}
      checks:
        clean:
          - unique: [id]
          - references: {columns: [id], to: customer}
      targets: {clean: {from: clean, table: dwh.clean}}
      """;

  @TempDir private Path root;
  private CommandLineFixture fixture;

  @BeforeEach
  void project() {
    fixture = new CommandLineFixture(root).pipeline("shop", SHOP);
  }

  private Printed test(String yaml) {
    fixture.file(Path.of("pipelines/shop/tests/all.yaml"), yaml);
    return fixture.weir("test", "shop");
  }

  @Test
  void theTestsOfThePipelinesThatComeWithWeirPass() throws IOException {
    Path pipelines = Path.of(System.getProperty("weir.root", "..")).toAbsolutePath().normalize();
    Path clone = Files.createDirectory(root.resolve("clone"));
    Files.createSymbolicLink(clone.resolve("pipelines"), pipelines.resolve("pipelines"));
    Printed printed = new CommandLineFixture(clone).weir("test");
    assertThat(printed.out())
        .contains("✓ course-ratings/recommendations", "✓ store/customers")
        .endsWith(", 0 failed.\n");
    assertThat(printed.exitCode()).isZero();
  }

  @Test
  void rowsInRowsOutInAnyOrderAndOnlyColumnsThatAreWritten() {
    Printed printed =
        test(
            """
            at: 2026-11-23T06:00:00Z
            given:
              sale: [{id: 1, paid: 1, at: 2024-02-29}, {id: 2, paid: 0.1, at: null}]
            expect:
              clean: [{id: 2}, {id: 1, at: 2024-02-29}]
              share: [{id: 1, third: 0.333333333333, today: 2026-11-23}, {id: 2, third: 0.0333333333333, today: 2026-11-23}]
            """);
    assertThat(printed.out()).isEqualTo("✓ shop/all\n1 test: 1 passed, 0 failed.\n");
    assertThat(printed.exitCode()).isZero();
  }

  @Test
  void whatIsNotAsExpectedIsATable() {
    Printed printed =
        test(
            """
            given:
              sale: [{id: 1, paid: 1, at: 2024-02-29}, {id: 2, at: 2024-02-30}, {id: 3}, {id: 4}]
            expect:
              clean: [{id: 1, paid: 2, at: 2024-02-29}, {id: 3}, {id: 5}]
            """);
    assertThat(printed.out())
        .isEqualTo(
            """
            ✗ shop/all
                clean:
                              id  paid                  at
                  ──────────  ──  ────────────────────  ────
                  differs     1   1.00 (expected 2.00)
                  missing     5   null                  null
                  unexpected  4   null                  null
                clean, rejects:
                              reason                               record
                  ──────────  ───────────────────────────────────  ──────────────────────────────────────
                  unexpected  at is not a date of format %Y-%m-%d  {"id":2,"paid":null,"at":"2024-02-30"}
            1 test: 0 passed, 1 failed.
            """);
    assertThat(printed.exitCode()).isEqualTo(1);
  }

  @Test
  void rejectsAreExpectedByReasonAndColumns() {
    Printed printed =
        test(
            """
            given: {sale: [{id: 1, at: 2024-02-30}, {id: 2, at: x}]}
            expect-rejects:
              clean: [{id: 2}, {id: 1}]
            """);
    assertThat(printed.out()).contains("✓ shop/all");
    assertThat(
            test("""
                    given: {sale: [{id: 1, at: 2024-02-30}]}
                    expect-rejects: {clean: [{id: 1, reason: none}]}
                    """)
                .out())
        .contains("differs", "at is not a date of format %Y-%m-%d (expected none)");
  }

  @Test
  void checksAreHeldIfAllThatTheyReadIsThere() {
    String twice = "given: {sale: [{id: 1}, {id: 1}]}\nexpect: {clean: [{id: 1}, {id: 1}]}\n";
    Printed broken = test(twice);
    assertThat(broken.out())
        .contains(
            "✗ shop/all",
            "WEIR-3402 Cannot publish data set 'clean': it breaks unique: id (2 rows");
    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(
            test("""
                    given: {sale: [{id: 1}], customer: [{id: 2, name: Ann}]}
                    expect: {clean: [{id: 1}]}
                    """)
                .out())
        .contains("it breaks references: id in customer (1 row: {id=1})");
  }

  @Test
  void aTransformThatIsGivenIsNotMade() {
    assertThat(
            test("""
                    given: {clean: [{id: 1}], customer: {types: {id: bigint, name: text}, rows: []}}
                    expect: {named: []}
                    """)
                .out())
        .contains("✓ shop/all");
  }

  @Test
  void aTestThatIsWrongSaysWhere() {
    Printed printed =
        test(
            """
            given: {sale: [{id: 1, piad: 2}], clean: [{id: 1}]}
            expect:
              clean: [{id: 1}]
              named: [{id: 1}]
            """);
    assertThat(printed.out())
        .contains("WEIR-1060")
        .contains("all.yaml:1:30 given.sale[0].piad: 'piad' is not a column.")
        .contains("given.clean: is expected too: nothing would be made of it")
        .contains("given: 'named' is made of source 'customer': give it rows, as in  customer: []");
    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(test("given: {sale: [{id: one}]}\nexpect: {clean: []}\n").out())
        .contains("all.yaml:1:21 given.sale[0].id: 'one' is not of type bigint.");
    assertThat(test("given: {sale: []}\nexpect: {clean: [{it: 1}]}\n").out())
        .contains("all.yaml:2:23 expect.clean[0].it: 'it' is not a column. Columns: id, paid, at.");
  }

  @Test
  void aPipelineWithoutTestsSaysHowToWriteOne() {
    Printed printed = fixture.weir("test", "shop");
    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err())
        .contains("WEIR-4080 Cannot test pipeline 'shop': it has no tests. Write one as ")
        .contains("pipelines/shop/tests/NAME.yaml, with the keys given and expect.");
    assertThat(fixture.weir("test").out()).isEqualTo("0 tests: 0 passed, 0 failed.\n");
    assertThat(fixture.weir("test", "shpo").err()).contains("Did you mean 'shop'?");
  }

  @Test
  void programsReadJson() {
    fixture.file(
        Path.of("pipelines/shop/tests/all.yaml"),
        "given: {sale: [{id: 1}]}\nexpect: {clean: [{id: 2}]}\n");
    Printed printed = fixture.weir("test", "--json");
    assertThat(printed.exitCode()).isEqualTo(1);
    assertThat(printed.out())
        .contains("\"test\" : \"all\"", "\"passed\" : false", "\"kind\" : \"MISSING\"");
    assertThat(printed.err()).isEmpty();
  }
}
