package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.dataset.RejectLimit;
import dev.weir.dataset.balance.RowChanges;
import dev.weir.dataset.balance.RowEffect;
import dev.weir.json.Json;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.check.Terms;
import dev.weir.pipeline.design.Comments;
import dev.weir.pipeline.design.Distribution;
import dev.weir.pipeline.design.Encoding;
import dev.weir.pipeline.design.RedshiftDesign;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Notation.Header;
import dev.weir.pipeline.source.Notation.Layout;
import dev.weir.pipeline.source.Notation.Numbers;
import dev.weir.pipeline.source.OnBrokenFile;
import dev.weir.pipeline.source.Relation;
import dev.weir.pipeline.source.Relation.RowSecurity;
import dev.weir.pipeline.source.Source;
import dev.weir.pipeline.source.TextEncoding;
import dev.weir.pipeline.source.http.Answers;
import dev.weir.pipeline.source.http.Pagination;
import dev.weir.pipeline.source.http.Paging;
import dev.weir.pipeline.source.http.Parameter;
import dev.weir.pipeline.source.http.Request;
import dev.weir.pipeline.source.http.Sign;
import dev.weir.plan.Plan.PlannedChecks;
import dev.weir.plan.Plan.PlannedConnection;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plan.PlannedTarget;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.plan.Plan.RowChange;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.sql.CompiledCheck;
import dev.weir.sql.CompiledReject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
  private static final Schema SCHEMA =
      Schema.of(
          new Column("id", Simple.BIGINT, false), Column.nullable("price", new Decimal(12, 2)));

  @Test
  void a_plan_is_read_as_it_is_written() {
    assertThat(Plans.parse(Json.bytes(plan()))).isEqualTo(plan());
  }

  @Test
  void equal_plans_have_equal_bytes() {
    assertThat(Plans.hash(Json.bytes(plan())))
        .isEqualTo(Plans.hash(Json.bytes(Plans.parse(Json.bytes(plan())))));
  }

  @Test
  void columns_stay_in_the_order_of_the_pipeline_in_every_jvm() {
    assertThat(Json.text(plan().sources().getFirst()))
        .containsSubsequence("\"id\"", "\"code\"", "\"a\"", "\"z\"", "\"b\"", "\"y\"");
  }

  private static Plan plan() {
    return new Plan(
        Plan.FORMAT,
        "orders",
        "orders-20261123T000000Z",
        Instant.parse("2026-11-23T00:00:00Z"),
        connections(),
        sources(),
        List.of(
            new PlannedTransform(
                "t",
                List.of("table"),
                "SELECT 1",
                List.of(new CompiledReject("validate-date: d", "SELECT 2")),
                SCHEMA,
                List.of("id"),
                Optional.of(new RowChanges(RowEffect.DROPS, List.of("filter"))))),
        List.of(
            new PlannedChecks(
                "t",
                List.of("t"),
                List.of(CompiledCheck.of("unique: id", "SELECT 3", Optional.of("S"), Terms.FAIL)))),
        List.of(List.of("t")),
        List.of(
            new PlannedTarget(
                "t",
                "t",
                new TableName("dwh", "t"),
                Write.MERGE,
                List.of("id"),
                false,
                design(),
                Optional.of(new RowChange(new BigDecimal("12.5"), true)))),
        Map.of("http", new RejectLimit(OptionalLong.of(10), Optional.of(new BigDecimal("1.5")))));
  }

  private static TableDesign design() {
    return new TableDesign(
        new Comments(Optional.of("Of the shop."), Map.of("id", "Its number.")),
        new RedshiftDesign(
            new Distribution.Key("id"),
            List.of("id", "price"),
            Map.of("price", Encoding.AZ64),
            List.of("payload")));
  }

  private static List<PlannedConnection> connections() {
    return List.of(
        new PlannedConnection(
            "d", new Connection.Database(Connection.DatabaseKind.MYSQL, "shop", 4), 2),
        new PlannedConnection(
            "h", new Connection.Http(Optional.of(URI.create("https://example.org/")), 4), 4),
        new PlannedConnection("f", new Connection.Files(2), 2));
  }

  private static List<PlannedSource> sources() {
    Map<String, Field> columns = Map.of("id", new Field(Simple.BIGINT, "/id"));
    return List.of(
        source(
            "table",
            new Source.DatabaseSource(
                "d",
                new Relation.Table("public.t", inOrder("id", "code", "a", "z", "b", "y")),
                OptionalInt.empty())),
        source(
            "query",
            new Source.DatabaseSource(
                "d",
                new Relation.Query("SELECT 1", Map.of(), RowSecurity.ALLOW),
                OptionalInt.of(3))),
        source(
            "http",
            new Source.HttpSource(
                "h",
                new Request(Request.Method.POST, "/item/{id}", Map.of("a", "b"), Optional.of("{}")),
                Format.JSON,
                "",
                columns,
                Optional.of(
                    new Source.Each("/top", "", "id", 10, OptionalInt.of(3), Paging.UNDECLARED)),
                new Answers(
                    new Paging(
                        new Pagination.Offset(
                            new Parameter(Parameter.Where.QUERY, "o"),
                            new Pagination.End.ShortPage(50)),
                        Optional.of(
                            new Paging.Size(new Parameter(Parameter.Where.BODY, "a.b"), 50)),
                        7,
                        Optional.of(Duration.ofMinutes(1))),
                    Set.of(404),
                    Optional.of(
                        new Answers.Failure(
                            new Sign("/ok", List.of("false")), Optional.of("/error"))),
                    Optional.of(new Answers.Nothing(404, new Sign("/errors/0", List.of("x"))))),
                Optional.empty(),
                Notation.PLAIN)),
        source(
            "file",
            new Source.FileSource(
                "f",
                "*.csv",
                Format.CSV,
                "",
                columns,
                Optional.empty(),
                WRITTEN,
                OnBrokenFile.KEEP)));
  }

  private static final Notation WRITTEN =
      new Notation(
          Optional.of(TextEncoding.WINDOWS_1252),
          new Layout(
              Optional.of(';'),
              Optional.of(Layout.NO_QUOTE),
              Optional.of('\\'),
              Header.NONE,
              2,
              30),
          new Numbers(',', Optional.of('.')),
          Optional.of(List.of("", "NA")));

  private static PlannedSource source(String name, Source source) {
    return new PlannedSource(name, source, 1, "small", -1, SCHEMA);
  }

  /** What Map.of would give in an order of its own, another one in each JVM. */
  private static Map<String, ColumnType> inOrder(String... columns) {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    for (String column : columns) {
      types.put(column, Simple.TEXT);
    }
    return types;
  }
}
