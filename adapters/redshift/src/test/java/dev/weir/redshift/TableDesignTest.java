package dev.weir.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.Comments;
import dev.weir.pipeline.design.Distribution;
import dev.weir.pipeline.design.Encoding;
import dev.weir.pipeline.design.RedshiftDesign;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tables and columns that Weir makes in Redshift are made as their target says. */
class TableDesignTest extends RedshiftFixture {
  private static final RedshiftDesign JSON =
      new RedshiftDesign(
          new Distribution.Key("Id"),
          List.of("Id"),
          Map.of("Payload", Encoding.ZSTD),
          List.of("Payload"));

  private Publication publication(int day, RedshiftDesign design, Write write, String json) {
    Schema schema =
        Schema.of(Column.nullable("Id", Simple.INTEGER), Column.nullable("Payload", Simple.TEXT));
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {day, json});
    rows.add(new @Nullable Object[] {day + 100, null});
    TargetLoad target =
        new TargetLoad(
            COURSE,
            schema,
            write,
            write == Write.MERGE ? List.of("Id") : List.of(),
            false,
            new TableDesign(Comments.NONE, design),
            List.of(write(schema, rows)));
    return publication(day, target);
  }

  private List<String> table() {
    return ask(
        "SELECT concat_ws(' ', diststyle, sortkey1, sortkey_num) FROM svv_table_info WHERE schema ="
            + " 'dwh' AND \"table\" = 'course'");
  }

  /** Of each column the type, encoding, place in the sort key. */
  private List<String> columns() throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Connection session = session();
        Statement statement = session.createStatement()) {
      session.setSchema("dwh");
      try (ResultSet row =
          statement.executeQuery(
              "SELECT concat_ws(' ', \"column\", type, encoding, sortkey) FROM pg_table_def WHERE"
                  + " tablename = 'course' ORDER BY 1")) {
        while (row.next()) {
          columns.add(row.getString(1));
        }
      }
    }
    return columns;
  }

  @Test
  void a_new_table_has_its_distribution_sort_key_and_encodings() throws SQLException {
    publish(publication(1, JSON, Write.REPLACE, "{}"));
    assertThat(table()).containsExactly("KEY(id) id 1");
    assertThat(columns()).containsExactly("id integer none 1", "payload super zstd 0");
  }

  @Test
  void a_table_without_a_design_is_left_to_redshift() throws SQLException {
    publish(publication(1, target(COURSE, Write.REPLACE, "1 Weaving")));
    assertThat(table()).containsExactly("AUTO(ALL) AUTO(SORTKEY) 0");
    assertThat(columns())
        .containsExactly("id integer az64 0", "title character varying(256) lzo 0");
  }

  @Test
  void a_super_column_that_weir_makes_holds_parsed_json() {
    String json = "{\"a\": [1, {\"b\": \"it's \\\"so\\\"\"}]}";
    publish(publication(1, JSON, Write.REPLACE, json));
    assertThat(ask("SELECT payload -> 'a' -> 1 ->> 'b' FROM dwh.course WHERE id = 1"))
        .containsExactly("it's \"so\"");
    assertThat(ask("SELECT payload IS NULL FROM dwh.course WHERE id = 101")).containsExactly("t");
    publish(publication(2, JSON, Write.MERGE, "[7]"));
    assertThat(ask("SELECT payload -> 0 FROM dwh.course WHERE id = 2")).containsExactly("7");
  }

  @Test
  void a_super_column_that_comes_later_holds_parsed_json_too() throws SQLException {
    run("CREATE SCHEMA dwh");
    run("CREATE TABLE dwh.course (id integer)");
    publish(publication(1, JSON, Write.REPLACE, "[1, 2]"));
    assertThat(ask("SELECT payload -> 1 FROM dwh.course WHERE id = 1")).containsExactly("2");
    assertThat(columns()).containsExactly("id integer az64 0", "payload super zstd 0");
    assertThat(table()).containsExactly("AUTO(ALL) AUTO(SORTKEY) 0");
  }

  @Test
  void a_column_that_is_there_stays_as_it_is() throws SQLException {
    publish(publication(1, RedshiftDesign.AUTOMATIC, Write.REPLACE, "[1, 2]"));
    publish(publication(2, JSON, Write.REPLACE, "[1,2]"));
    assertThat(columns())
        .containsExactly("id integer az64 0", "payload character varying(256) lzo 0");
    assertThat(ask("SELECT payload FROM dwh.course WHERE id = 2")).containsExactly("[1,2]");
  }

  @Test
  void the_outline_shows_the_design_and_that_json_is_parsed() {
    try (Warehouse warehouse = warehouse()) {
      assertThat(warehouse.outline(publication(1, JSON, Write.REPLACE, "{}")))
          .anyMatch(
              sql ->
                  sql.endsWith(
                      "\"payload\" super ENCODE zstd\n)\nDISTSTYLE KEY DISTKEY (\"id\")\nCOMPOUND"
                          + " SORTKEY (\"id\")"))
          .anyMatch(sql -> sql.contains("SELECT s.\"id\", JSON_PARSE(s.\"payload\")"));
    }
  }

  @Test
  void many_long_comments_are_made_in_several_batches() {
    Map<String, String> comments =
        IntStream.range(0, 60)
            .boxed()
            .collect(
                Collectors.toMap(
                    i -> "c" + i, i -> "数".repeat(1000), (one, _) -> one, LinkedHashMap::new));
    Schema schema =
        new Schema(
            comments.keySet().stream().map(name -> Column.nullable(name, Simple.DATE)).toList());
    publish(
        publication(
            1,
            new TargetLoad(
                COURSE,
                schema,
                Write.APPEND,
                List.of(),
                false,
                new TableDesign(new Comments(Optional.empty(), comments), RedshiftDesign.AUTOMATIC),
                List.of())));
    assertThat(
            ask(
                "SELECT count(*) FROM svv_columns WHERE table_schema = 'dwh' AND remarks LIKE '数%'"))
        .containsExactly("60");
    assertThat(standIn().submissions())
        .extracting(submission -> submission.sqls().size())
        .allMatch(size -> size <= 40);
  }
}
