package dev.weir.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.Comments;
import dev.weir.pipeline.design.Distribution;
import dev.weir.pipeline.design.Encoding;
import dev.weir.pipeline.design.RedshiftDesign;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.run.LakeIdentity;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.sql.LedgerSql;
import dev.weir.warehouse.sql.PublicationSql;
import dev.weir.warehouse.sql.WarehouseTables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is made for a table with a design, where nothing is there yet and where some of it is. */
class RedshiftDialectTest {
  private static final TableName TABLE = TableName.parse("dwh.t");
  private static final RunContext CONTEXT =
      new RunContext(RunId.scheduled("shop", Instant.EPOCH), 1, 1, "a".repeat(64));
  private static final LakeIdentity LAKE = new LakeIdentity("a1", "s3://own/lake");
  private static final PublicationSql SQL = PublicationSql.of(new RedshiftDialect(), CONTEXT, LAKE);
  private static final TableDesign DESIGN =
      new TableDesign(
          new Comments(Optional.of("It's \\new"), Map.of("Pay \"load\"", "As it came")),
          new RedshiftDesign(
              new Distribution.Key("id"),
              List.of("id", "day"),
              Map.of("day", Encoding.AZ64, "Pay \"load\"", Encoding.ZSTD),
              List.of("Pay \"load\"")));

  private static TargetLoad target(TableDesign design) {
    return new TargetLoad(
        TABLE,
        Schema.of(
            Column.nullable("id", Simple.INTEGER),
            Column.nullable("day", Simple.DATE),
            Column.nullable("Pay \"load\"", Simple.TEXT)),
        Write.REPLACE,
        List.of(),
        false,
        design,
        List.of());
  }

  private static List<String> made(TableDesign design) {
    return made(design, List.of(), Comments.NONE);
  }

  private static List<String> made(
      TableDesign design, List<ExistingColumn> columns, Comments comments) {
    WarehouseTables tables =
        new WarehouseTables(
            Set.of("weir", "dwh"),
            Set.of(LedgerSql.name(TABLE)),
            Set.of(),
            Map.of(TABLE, columns),
            Map.of(TABLE, comments));
    return List.copyOf(
        tables.missing(new Publication(CONTEXT, LAKE, List.of(target(design))), SQL));
  }

  private static ExistingColumn existing(String name, String declared) {
    return ExistingColumn.nullable(
        name, declared, RedshiftDialect.DECLARED.exact(declared), List.of());
  }

  private static RedshiftDesign distributed(Distribution distribution) {
    return new RedshiftDesign(distribution, List.of(), Map.of(), List.of());
  }

  @Test
  void redshift_gets_all_of_it() {
    assertThat(made(DESIGN))
        .containsExactly(
            """
            CREATE TABLE IF NOT EXISTS "dwh"."t" (
              "id" integer,
              "day" date ENCODE az64,
              "Pay ""load\""" super ENCODE zstd
            )
            DISTSTYLE KEY DISTKEY ("id")
            COMPOUND SORTKEY ("id", "day")\
            """,
            "COMMENT ON TABLE \"dwh\".\"t\" IS 'It''s \\\\new'",
            "COMMENT ON COLUMN \"dwh\".\"t\".\"Pay \"\"load\"\"\" IS 'As it came'");
  }

  @Test
  void each_distribution_is_said_as_redshift_says_it_and_auto_not_at_all() {
    assertThat(made(TableDesign.NONE)).singleElement().asString().endsWith("\n)");
    assertThat(made(new TableDesign(Comments.NONE, distributed(Distribution.Style.EVEN))))
        .singleElement()
        .asString()
        .endsWith(")\nDISTSTYLE EVEN");
    assertThat(made(new TableDesign(Comments.NONE, distributed(Distribution.Style.ALL))))
        .singleElement()
        .asString()
        .endsWith(")\nDISTSTYLE ALL");
  }

  @Test
  void a_table_that_is_there_gets_what_it_lacks_and_nothing_else() {
    List<ExistingColumn> columns = List.of(existing("id", "integer"), existing("day", "date"));
    Comments comments =
        new Comments(Optional.of("Another"), Map.of("id", "of somebody", "Pay \"load\"", "x"));
    assertThat(made(DESIGN, columns, comments))
        .containsExactly(
            "ALTER TABLE \"dwh\".\"t\" ADD COLUMN \"Pay \"\"load\"\"\" super ENCODE zstd",
            "COMMENT ON TABLE \"dwh\".\"t\" IS 'It''s \\\\new'",
            "COMMENT ON COLUMN \"dwh\".\"t\".\"Pay \"\"load\"\"\" IS 'As it came'");
  }

  @Test
  void comments_that_are_right_are_left_alone_and_so_are_those_that_nobody_asked_for() {
    List<ExistingColumn> columns =
        List.of(
            existing("id", "integer"),
            existing("day", "date"),
            existing("Pay \"load\"", "character varying(256)"));
    Comments there =
        new Comments(
            Optional.of("It's \\new"), Map.of("Pay \"load\"", "As it came", "id", "of somebody"));
    assertThat(made(DESIGN, columns, there)).isEmpty();
    assertThat(made(TableDesign.NONE, columns, there)).isEmpty();
  }

  @Test
  void text_is_parsed_into_what_is_super_or_will_be() {
    List<ExistingColumn> text = List.of(existing("Pay \"load\"", "character varying(256)"));
    List<ExistingColumn> json = List.of(existing("Pay \"load\"", "super"));
    String parsed = "SELECT s.\"id\", s.\"day\", JSON_PARSE(s.\"Pay \"\"load\"\"\")\n";
    String unchanged = "SELECT s.\"id\", s.\"day\", s.\"Pay \"\"load\"\"\"\n";
    assertThat(SQL.target().insert(target(DESIGN), List.of())).contains(parsed);
    assertThat(SQL.target().insert(target(DESIGN), text)).contains(unchanged);
    assertThat(SQL.target().insert(target(TableDesign.NONE), json)).contains(parsed);
  }

  @Test
  void what_is_staged_stays_text() {
    assertThat(SQL.staging().create(target(DESIGN)))
        .contains("\"Pay \"\"load\"\"\" varchar(65535)")
        .doesNotContain("ENCODE")
        .doesNotContain("DIST");
  }

  /** Redshift casts no boolean to varchar, and says so of the statement, whatever the rows are. */
  @Test
  void whether_a_boolean_is_null_is_asked_without_a_cast_of_it() {
    TargetLoad target =
        new TargetLoad(
            TABLE,
            Schema.of(Column.nullable("paid", Simple.BOOLEAN)),
            Write.APPEND,
            List.of(),
            false,
            TableDesign.NONE,
            List.of());
    ExistingColumn paid =
        new ExistingColumn(
            "paid",
            "boolean",
            Optional.of(Simple.BOOLEAN),
            List.of(),
            ExistingColumn.Filling.REQUIRED);

    assertThat(SQL.staging().fit(target, List.of(paid)).counts())
        .singleElement()
        .asString()
        .contains("\"paid\" IS NULL")
        .doesNotContain("CAST(\"paid\"");
  }
}
