package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.CommandLineFixture.Printed;
import dev.weir.json.Json;
import dev.weir.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of runs that were really run. What a browser shows of a page, RunPageTest says. */
class ReportCommandTest {
  private static final String RUN = "shop-20261122T000000Z";

  /** The address is masked under another name than it is read by. */
  private static final String PIPELINE =
      """
      name: shop
      rejects: {max: 1}
      connections:
        inbox: {kind: file}
      sources:
        people: {connection: inbox, path: "*.csv", format: csv, columns: {id: bigint, mail: text, town: text}}
      transforms:
        known:
          from: people
          steps:
            - rename: {mail: address}
            - mask: {address: hash}
      checks:
        known:
          - not-null: [id]
      targets:
        known: {from: known, table: dwh.known, write: replace}
      """;

  @TempDir private static Path root;
  private static CommandLineFixture fixture;

  @BeforeAll
  static void run() throws IOException {
    fixture =
        new CommandLineFixture(root)
            .set("WEIR_CONNECTION_WAREHOUSE", PostgresServer.newDatabase().toString())
            .pipeline("shop", PIPELINE)
            .file(
                Path.of("pipelines/shop/input/a.csv"),
                "id,mail,town\n1,ada@example.org,Bern\n2,bob@example.org,Köln\nx,eve@example.org,Rom\n");
    assertThat(fixture.weir("run", "shop", "--at", "2026-11-22T00:00:00Z").exitCode()).isZero();
  }

  private static String page(Printed printed) throws IOException {
    assertThat(printed.err()).isEmpty();
    assertThat(printed.exitCode()).isZero();
    return Files.readString(Path.of(printed.out().strip()));
  }

  @Test
  void the_newest_run_lies_beside_its_report() throws IOException {
    Printed printed = fixture.weir("report");
    assertThat(printed.out().strip()).endsWith("runs/shop/" + RUN + "/page.html");
    assertThat(page(printed))
        .contains(
            RUN, "Bern", "Köln", "3 rows read, 1 rejected, 2 published", "Extract", "adds up");
  }

  @Test
  void what_is_masked_is_not_shown_before_it_is() throws IOException {
    String page =
        page(fixture.weir("report", RUN, "--out", root.resolve("masked.html").toString()));
    assertThat(page)
        .contains("not shown: it is masked later on")
        .doesNotContain("ada@example.org", "bob@example.org");
  }

  @Test
  void values_can_be_left_out() throws IOException {
    Path file = root.resolve("plain.html");
    assertThat(page(fixture.weir("report", "--no-values", "--out", file.toString())))
        .contains("people", "town")
        .doesNotContain("Bern");
  }

  @Test
  void for_programs_it_is_the_report_of_the_run() throws IOException {
    Printed printed = fixture.weir("report", "--json");
    Path report = root.resolve(".weir/lake/runs/shop").resolve(RUN).resolve("report.json");
    assertThat(Json.mapper().readTree(printed.out()))
        .isEqualTo(Json.mapper().readTree(report.toFile()));
  }

  @Test
  void a_run_that_nobody_knows_is_told() {
    assertThat(fixture.weir("report", "nobody").err())
        .contains("WEIR-4002 Cannot find a run 'nobody'. See ./weir runs.");
  }

  @Test
  void a_page_that_cannot_be_written_is_told() {
    Path nowhere = root.resolve("nowhere").resolve("page.html");
    Printed printed = fixture.weir("report", "--out", nowhere.toString());
    assertThat(printed.exitCode()).isEqualTo(1);
    assertThat(printed.err()).contains("WEIR-4102 Cannot write " + nowhere);
  }

  @Test
  void before_any_run_there_is_nothing_to_show(@TempDir Path empty) throws IOException {
    Printed printed = new CommandLineFixture(empty).pipeline("shop", PIPELINE).weir("report");
    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err())
        .contains("WEIR-4100 Cannot show a run: none has ended yet. Start one: ./weir run NAME");
  }
}
