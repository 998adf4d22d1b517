package dev.weir.postgres.warehouse.sql;

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

/** Of a table with a design that is for another warehouse. */
class PostgresDialectTest {
  private static final RunContext CONTEXT =
      new RunContext(RunId.scheduled("shop", Instant.EPOCH), 1, 1, "a".repeat(64));
  private static final LakeIdentity LAKE = new LakeIdentity("a1", "s3://own/lake");
  private static final PublicationSql SQL = PublicationSql.of(new PostgresDialect(), CONTEXT, LAKE);
  private static final TargetLoad TARGET =
      new TargetLoad(
          TableName.parse("dwh.t"),
          Schema.of(
              Column.nullable("id", Simple.INTEGER),
              Column.nullable("day", Simple.DATE),
              Column.nullable("Pay \"load\"", Simple.TEXT)),
          Write.REPLACE,
          List.of(),
          false,
          new TableDesign(
              new Comments(Optional.of("It's \\new"), Map.of("Pay \"load\"", "As it came")),
              new RedshiftDesign(
                  new Distribution.Key("id"),
                  List.of("id", "day"),
                  Map.of("day", Encoding.AZ64, "Pay \"load\"", Encoding.ZSTD),
                  List.of("Pay \"load\""))),
          List.of());

  @Test
  void a_table_gets_its_comments_and_nothing_that_is_for_another_warehouse() {
    WarehouseTables tables =
        new WarehouseTables(
            Set.of("weir", "dwh"),
            Set.of(LedgerSql.name(TARGET.table())),
            Set.of(),
            Map.of(TARGET.table(), List.of()),
            Map.of(TARGET.table(), Comments.NONE));
    assertThat(tables.missing(new Publication(CONTEXT, LAKE, List.of(TARGET)), SQL))
        .containsExactly(
            """
            CREATE TABLE IF NOT EXISTS "dwh"."t" (
              "id" integer,
              "day" date,
              "Pay ""load\""" text
            )""",
            "COMMENT ON TABLE \"dwh\".\"t\" IS E'It''s \\\\new'",
            "COMMENT ON COLUMN \"dwh\".\"t\".\"Pay \"\"load\"\"\" IS 'As it came'");
  }

  @Test
  void what_is_replaced_has_the_key_of_its_source() {
    TargetLoad replaced =
        new TargetLoad(
            TARGET.table(),
            TARGET.schema(),
            Write.REPLACE,
            List.of(),
            false,
            TableDesign.NONE.promised(Set.of("id", "day"), List.of("day", "id")),
            List.of());
    WarehouseTables none =
        new WarehouseTables(Set.of("weir", "dwh"), Set.of(), Set.of(), Map.of(), Map.of());
    assertThat(none.missing(new Publication(CONTEXT, LAKE, List.of(replaced)), SQL))
        .last()
        .asString()
        .endsWith(
            "(\n  \"id\" integer NOT NULL,\n  \"day\" date NOT NULL,\n  \"Pay \"\"load\"\"\" text,\n"
                + "  PRIMARY KEY (\"day\", \"id\")\n)");
  }

  @Test
  void what_is_staged_is_published_as_it_is() {
    assertThat(SQL.target().insert(TARGET, List.of()))
        .contains("SELECT s.\"id\", s.\"day\", s.\"Pay \"\"load\"\"\"\n");
  }
}
