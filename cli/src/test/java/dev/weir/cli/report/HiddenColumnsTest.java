package dev.weir.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.dataset.RejectLimit;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.pipeline.source.Source;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HiddenColumnsTest {
  @TempDir private Path folder;

  /** Of a source {@code people} with id, mail, name and town, and transforms in their order. */
  private Map<String, Set<String>> hidden(String transforms, PlannedTransform... planned)
      throws IOException {
    Path file = Files.createDirectories(folder.resolve("shop")).resolve("pipeline.yaml");
    Files.writeString(
        file,
        """
        name: shop
        connections: {inbox: {kind: file}}
        sources:
          people: {connection: inbox, path: "*.csv", format: csv, columns: {id: bigint, mail: text, name: text, town: text}}
        transforms:
        """
            + transforms.indent(2)
            + "targets:\n  t: {from: last, table: dwh.t, write: replace}\n");
    Pipeline pipeline = new PipelineCatalog(folder, each -> each).read("shop").pipeline();
    Source source = pipeline.sources().values().iterator().next();
    Plan plan =
        new Plan(
            Plan.FORMAT,
            "shop",
            "shop-20261123T000000Z",
            Instant.parse("2026-11-23T00:00:00Z"),
            List.of(),
            List.of(
                new PlannedSource(
                    "people", source, 1, "", -1, columns("id", "mail", "name", "town"))),
            List.of(planned),
            List.of(),
            Stream.of(planned).map(PlannedTransform::name).map(List::of).toList(),
            List.of(),
            Map.<String, RejectLimit>of());
    return HiddenColumns.of(plan, pipeline);
  }

  private static Schema columns(String... names) {
    return new Schema(Stream.of(names).map(name -> Column.nullable(name, Simple.TEXT)).toList());
  }

  private static PlannedTransform made(String name, String from, String... columns) {
    return new PlannedTransform(
        name, List.of(from), "SELECT", List.of(), columns(columns), List.of(), Optional.empty());
  }

  @Test
  void a_mask_hides_the_column_under_the_name_that_it_had_before() throws IOException {
    assertThat(
            hidden(
                "last: {from: people, steps: [{rename: {mail: address}}, {mask: {address: hash}}]}",
                made("last", "people", "id", "address", "name", "town")))
        .isEqualTo(Map.of("people", Set.of("mail")));
  }

  @Test
  void what_is_split_is_hidden_if_a_part_of_it_is_masked() throws IOException {
    assertThat(
            hidden(
                "last: {from: people, steps: [{split: {column: name, separator: ' ', into: [first, family]}}, {mask: {family: redact}}]}",
                made("last", "people", "id", "mail", "first", "family", "town")))
        .isEqualTo(Map.of("people", Set.of("name")));
  }

  @Test
  void a_mask_is_followed_through_all_transforms_before_it() throws IOException {
    assertThat(
            hidden(
                """
                first: {from: people, steps: [{rename: {town: place}}]}
                last: {from: first, steps: [{mask: {place: hash}}]}
                """,
                made("first", "people", "id", "mail", "name", "place"),
                made("last", "first", "id", "mail", "name", "place")))
        .isEqualTo(Map.of("first", Set.of("place"), "people", Set.of("town")));
  }

  @Test
  void before_sql_every_column_is_hidden() throws IOException {
    assertThat(
            hidden(
                """
                first: {sql: "SELECT id, upper(mail) AS big FROM people"}
                last: {from: first, steps: [{mask: {big: hash}}]}
                """,
                made("first", "people", "id", "big"),
                made("last", "first", "id", "big")))
        .isEqualTo(Map.of("first", Set.of("big"), "people", Set.of("id", "mail", "name", "town")));
  }

  @Test
  void without_a_mask_nothing_is_hidden() throws IOException {
    assertThat(
            hidden("last: {from: people, steps: [{select: [id]}]}", made("last", "people", "id")))
        .isEmpty();
  }
}
