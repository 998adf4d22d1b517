package dev.weir.testkit.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.Comments;
import dev.weir.pipeline.design.Constraints;
import dev.weir.pipeline.design.Constraints.Choice;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a target's design in every warehouse. */
public interface WarehouseDesignContract extends WarehouseFixture {
  /** What SQL might stumble over. */
  String HARD = "It's \"new\"; -- \\n\\ ümlaut 数 :x %s $$ ?\nand a line more";

  @Test
  default void comments_are_put_on_the_table_and_its_columns() {
    Schema schema =
        Schema.of(
            Column.nullable("id", Simple.INTEGER), Column.nullable("Level \"x\"", Simple.TEXT));
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {1, "easy"});
    TableDesign design = commented(HARD, Map.of("id", "x", "Level \"x\"", HARD));
    publish(publication(1, designed(design, target(COURSE, Write.REPLACE, schema, rows))));
    assertThat(comment()).isEqualTo(HARD);
    assertThat(comments()).containsExactly("id x", stored("Level \"x\"") + " " + HARD);
  }

  @Test
  default void a_comment_that_changed_between_two_runs_is_brought_up_to_date() {
    publish(course(1, commented("Courses", Map.of("id", "A number", "title", "A title"))));
    publish(course(2, commented("All courses", Map.of("id", "A number", "title", "Its title"))));
    assertThat(comment()).isEqualTo("All courses");
    assertThat(comments()).containsExactly("id A number", "title Its title");
  }

  @Test
  default void comments_of_somebody_else_stay_where_the_target_has_none() {
    publish(course(1, TableDesign.NONE));
    run("COMMENT ON TABLE dwh.course IS 'By hand'");
    run("COMMENT ON COLUMN dwh.course.title IS 'By hand too'");
    publish(
        course(2, new TableDesign(columns(Map.of("id", "A number")), RedshiftDesign.AUTOMATIC)));
    assertThat(comment()).isEqualTo("By hand");
    assertThat(comments()).containsExactly("id A number", "title By hand too");
  }

  @Test
  default void a_table_that_is_there_gets_its_comments_too() {
    run("CREATE SCHEMA dwh");
    run("CREATE TABLE dwh.course (id integer, title varchar(20))");
    publish(course(1, commented("Courses", Map.of("title", "A title"))));
    assertThat(comment()).isEqualTo("Courses");
    assertThat(comments()).containsExactly("title A title");
  }

  @Test
  default void the_outline_has_the_comments_that_differ_and_no_others() {
    TableDesign design = commented("Courses", Map.of("id", "A number", "title", "A title"));
    try (Warehouse warehouse = warehouse()) {
      assertThat(warehouse.outline(course(1, design)))
          .containsSubsequence(
              "COMMENT ON TABLE \"dwh\".\"course\" IS 'Courses'",
              "COMMENT ON COLUMN \"dwh\".\"course\".\"title\" IS 'A title'");
      publish(course(1, design));
      assertThat(warehouse.outline(course(2, design)))
          .isNotEmpty()
          .noneMatch(sql -> sql.startsWith("COMMENT"));
      run("COMMENT ON COLUMN dwh.course.id IS 'Changed by hand'");
      assertThat(warehouse.outline(course(2, design)))
          .filteredOn(sql -> sql.startsWith("COMMENT"))
          .containsExactly("COMMENT ON COLUMN \"dwh\".\"course\".\"id\" IS 'A number'");
    }
  }

  @Test
  default void the_same_pipeline_publishes_whatever_the_design_and_the_warehouse() {
    RedshiftDesign redshift =
        new RedshiftDesign(
            new Distribution.Key("id"),
            List.of("id"),
            Map.of("title", Encoding.ZSTD),
            List.of("title"));
    TargetLoad target = target(COURSE, Write.REPLACE, "1 {\"a\": [1, 2]}", "2 null");
    publish(publication(1, designed(new TableDesign(Comments.NONE, redshift), target)));
    assertThat(ask("SELECT CAST(title AS text)::jsonb -> 'a' -> 1 FROM dwh.course WHERE id = 1"))
        .containsExactly("2");
  }

  @Test
  default void a_new_table_keeps_what_sources_promise_and_a_merge_its_keys() {
    Constraints promised = new Constraints(Choice.KEEP, List.of("id"), List.of("id"));
    publish(publication(1, constrained(promised, target(COURSE, Write.MERGE, "1 Weaving"))));
    publish(publication(2, constrained(promised, target(COURSE, Write.MERGE, "1 Dyeing"))));
    assertThat(content(COURSE)).containsExactly("1 Dyeing");
    assertThat(notNull()).containsExactly("id");
    try (Warehouse warehouse = warehouse()) {
      assertThat(
              warehouse.outline(publication(3, constrained(promised, target(RATING, Write.MERGE)))))
          .anyMatch(sql -> sql.contains(" NOT NULL,\n") && sql.contains("PRIMARY KEY (\"id\")"));
      assertThat(
              warehouse.outline(
                  publication(3, constrained(promised, target(RATING, Write.APPEND)))))
          .noneMatch(sql -> sql.contains("PRIMARY KEY (\"id\")"));
    }
  }

  @Test
  default void a_null_that_a_later_run_brings_is_told() {
    Constraints promised = new Constraints(Choice.KEEP, List.of("title"), List.of());
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new @Nullable Object[] {1, null});
    TargetLoad target = target(COURSE, Write.REPLACE, COLUMNS, rows);
    assertThatThrownBy(() -> publish(publication(1, constrained(promised, target))))
        .hasMessageContaining("Column 'title' of dwh.course takes no null, but 1 of 1 rows");
  }

  private TargetLoad constrained(Constraints constraints, TargetLoad target) {
    return designed(new TableDesign(Comments.NONE, RedshiftDesign.AUTOMATIC, constraints), target);
  }

  private List<String> notNull() {
    return ask(
        "SELECT attname FROM pg_attribute WHERE attrelid = 'dwh.course'::regclass AND attnum > 0"
            + " AND attnotnull");
  }

  /** The same with another design. */
  default TargetLoad designed(TableDesign design, TargetLoad target) {
    return new TargetLoad(
        target.table(),
        target.schema(),
        target.write(),
        target.keys(),
        target.allowEmpty(),
        design,
        target.files());
  }

  private Publication course(int day, TableDesign design) {
    return publication(day, designed(design, target(COURSE, Write.REPLACE, "1 Weaving")));
  }

  private String comment() {
    return ask("SELECT obj_description('dwh.course'::regclass, 'pg_class')").getFirst();
  }

  /** Each column that has a comment, with it. */
  private List<String> comments() {
    return ask(
        """
        SELECT attname || ' ' || col_description(attrelid, attnum) FROM pg_attribute
        WHERE attrelid = 'dwh.course'::regclass AND attnum > 0
          AND col_description(attrelid, attnum) IS NOT NULL
        ORDER BY attnum\
        """);
  }

  private static TableDesign commented(String table, Map<String, String> columns) {
    return new TableDesign(new Comments(Optional.of(table), columns), RedshiftDesign.AUTOMATIC);
  }

  private static Comments columns(Map<String, String> columns) {
    return new Comments(Optional.empty(), columns);
  }
}
