package dev.weir.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.dataset.DataFile;
import dev.weir.error.TerminalException;
import dev.weir.lake.LakeKey;
import dev.weir.parquet.ParquetFile;
import dev.weir.parquet.WriterSettings;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.standin.redshift.RedshiftStandIn;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/**
 * What people lost days to with COPY from Parquet, each by name. Files that Weir does not write are
 * made with DuckDB.
 */
class CopyTrapsTest extends RedshiftFixture {
  @Test
  void columns_in_another_order_are_told_by_name_and_not_copied_into_each_other() {
    DataFile file = made("SELECT 'Weaving' AS title, 1 AS id");
    refused(
        load(COLUMNS, file),
        "Column 1 of file s3://",
        "is 'title', but COPY would put it into 'id' of dwh.course: it goes by order");
  }

  @Test
  void another_number_of_columns_is_told_with_both_lists() {
    DataFile file = made("SELECT 1 AS id, 'Weaving' AS title, 2 AS level");
    refused(
        load(COLUMNS, file),
        "has 3 columns (id, title, level)",
        "staging table of dwh.course has 2 (id, title)");
  }

  @Test
  void the_table_may_have_its_columns_in_another_order_than_the_files() {
    run(
        "CREATE SCHEMA dwh; CREATE TABLE dwh.course (title varchar(100), level integer, id"
            + " integer)");
    publish(publication(1, target(COURSE, Write.REPLACE, "1 Weaving")));
    assertThat(content(COURSE)).containsExactly("1 Weaving");
  }

  @Test
  void a_varchar_is_widened_by_bytes_and_not_by_characters() {
    run("CREATE SCHEMA dwh; CREATE TABLE dwh.course (id integer, title varchar(10))");
    publish(publication(1, target(COURSE, Write.REPLACE, "1 ÜÜÜÜÜÜÜ")));
    assertThat(content(COURSE)).containsExactly("1 ÜÜÜÜÜÜÜ");
    assertThat(
            ask(
                "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid ="
                    + " 'dwh.course'::regclass AND attname = 'title'"))
        .containsExactly("character varying(20)");
  }

  @Test
  void a_text_of_more_than_65535_bytes_is_told_with_column_and_length() {
    refused(
        target(COURSE, Write.REPLACE, "1 " + "x".repeat(70_000)),
        "WEIR-2716",
        "column 'title' has a value of 70000 bytes",
        "65535");
  }

  @Test
  void timestamps_in_nanoseconds_are_refused() {
    DataFile file = made("SELECT 1 AS id, TIMESTAMP_NS '2026-01-02 03:04:05.123456789' AS title");
    refused(
        load(schema("title", Simple.TIMESTAMP), file),
        "Column 'title' of file s3://",
        "NANOS",
        "COPY reads microseconds only");
  }

  @Test
  void the_manifest_has_the_length_of_each_file_and_each_is_mandatory() {
    TargetLoad target = target(COURSE, Write.REPLACE, "1 Weaving");
    Publication run = publication(1, target);
    stage(run);
    LakeKey manifest = run.context().folder().manifest(staging("course"));
    assertThat(new String(lake().read(manifest).orElseThrow().content(), StandardCharsets.UTF_8))
        .contains("\"mandatory\" : true")
        .contains("\"content_length\" : " + target.files().getFirst().bytes());
  }

  @Test
  void times_of_day_are_refused() {
    refused(
        load(COLUMNS, made("SELECT 1 AS id, TIME '10:00:00' AS title")),
        "Column 'title' of file s3://",
        "TIME",
        "is to be text");
  }

  @Test
  void bytes_of_a_fixed_length_are_refused() {
    refused(
        load(schema("title", Simple.BINARY), made("SELECT 1 AS id, uuid() AS title")),
        "Column 'title' of file s3://",
        "FIXED_LEN_BYTE_ARRAY",
        "is to be binary");
  }

  @Test
  void json_text_goes_into_a_super_column_as_json() {
    prepare("CREATE SCHEMA dwh", "CREATE TABLE dwh.course (id integer, title super)");
    publish(publication(1, target(COURSE, Write.REPLACE, "1 {\"a\": [1, 2]}")));
    assertThat(ask("SELECT title -> 'a' -> 1 FROM dwh.course")).containsExactly("2");
  }

  @Test
  void an_identity_column_of_the_target_is_left_to_redshift() {
    prepare(
        "CREATE SCHEMA dwh",
        "CREATE TABLE dwh.course (number bigint IDENTITY(1,1) NOT NULL, id integer, title"
            + " varchar(20))");
    publish(publication(1, target(COURSE, Write.REPLACE, "1 Weaving")));
    assertThat(content(COURSE)).containsExactly("1 Weaving");
  }

  @Test
  void names_that_differ_in_case_alone_are_refused() {
    Path file = folder.resolve(UUID.randomUUID() + ".parquet");
    MessageType twice =
        Types.buildMessage()
            .optional(PrimitiveTypeName.INT32)
            .named("id")
            .optional(PrimitiveTypeName.INT32)
            .named("ID")
            .named("row");
    try (ParquetFile written =
        new ParquetFile(
            file,
            twice,
            WriterSettings.DEFAULT,
            ParquetFile.properties(WriterSettings.DEFAULT).build(),
            Map.of())) {
      written.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    refused(load(COLUMNS, put(file, 0)), "has two columns 'id': Redshift does not tell capitals");
  }

  @Test
  void names_with_spaces_and_capitals_are_one_name_from_file_to_table() {
    Schema schema =
        Schema.of(
            Column.nullable("id", Simple.INTEGER), Column.nullable("Course Title", Simple.TEXT));
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {1, "Weaving"});
    publish(publication(1, target(COURSE, Write.REPLACE, schema, rows)));
    publish(publication(2, target(COURSE, Write.REPLACE, schema, rows)));
    assertThat(ask("SELECT \"course title\" FROM dwh.course")).containsExactly("Weaving");
  }

  @Test
  void a_file_whose_name_ends_like_a_compressed_one_is_refused() {
    TargetLoad target = target(COURSE, Write.REPLACE, "1 Weaving");
    DataFile file = target.files().getFirst();
    LakeKey named = LakeKey.of("runs/part.parquet.gz");
    lake().put(named, lake().tail(file.key(), Integer.MAX_VALUE));
    refused(
        load(COLUMNS, new DataFile(named, 1, file.bytes())),
        "COPY would decompress s3://",
        "Let it end in .parquet");
  }

  @Test
  void a_decimal_of_other_digits_and_unsigned_numbers_are_refused() {
    refused(
        load(
            schema("title", new Decimal(10, 2)),
            made("SELECT 1 AS id, CAST(1.5 AS DECIMAL(12,3)) AS title")),
        "Column 'title' of file s3://",
        "DECIMAL(12,3)",
        "is to be decimal(10,2)");
    refused(
        load(schema("title", Simple.BIGINT), made("SELECT 1 AS id, CAST(1 AS UBIGINT) AS title")),
        "Column 'title' of file s3://",
        "is to be bigint");
  }

  @Test
  void unsigned_numbers_of_64_bits_go_into_a_decimal_of_20_digits() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {1, new BigDecimal("18446744073709551615")});
    publish(
        publication(1, target(COURSE, Write.REPLACE, schema("title", new Decimal(20, 0)), rows)));
    assertThat(content(COURSE)).containsExactly("1 18446744073709551615");
  }

  @Test
  void names_that_are_reserved_words_are_names() {
    Schema schema =
        Schema.of(
            Column.nullable("id", Simple.INTEGER),
            Column.nullable("order", Simple.TEXT),
            Column.nullable("user", Simple.TEXT));
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {1, "Weaving", "Ada"});
    TargetLoad target =
        new TargetLoad(
            COURSE,
            schema,
            Write.MERGE,
            List.of("order"),
            false,
            TableDesign.NONE,
            List.of(write(schema, rows)));
    publish(publication(1, target));
    publish(publication(2, target));
    assertThat(ask("SELECT \"order\" || ' ' || \"user\" FROM dwh.course"))
        .containsExactly("Weaving Ada");
  }

  @Test
  void what_copy_says_is_told_whole() {
    DataFile file = target(COURSE, Write.REPLACE, "1 Weaving").files().getFirst();
    refused(
        load(COLUMNS, new DataFile(file.key(), 1, file.bytes() - 1)),
        "WEIR-2715",
        "error: Spectrum Scan Error code: 15001 context: File 'https://",
        file.key() + "' has an invalid version number.");
  }

  @Test
  void a_nested_column_is_refused() {
    refused(load(COLUMNS, made("SELECT 1 AS id, {'a': 1} AS title")), "is nested", "Flatten it");
  }

  private void refused(TargetLoad target, String... saying) {
    assertThatThrownBy(() -> publish(publication(1, target)))
        .isInstanceOf(TerminalException.class)
        .hasMessageContainingAll(saying);
    assertThat(stagingTables()).isEmpty();
  }

  private static Schema schema(String name, ColumnType type) {
    return Schema.of(Column.nullable("id", Simple.INTEGER), Column.nullable(name, type));
  }

  private static TargetLoad load(Schema schema, DataFile file) {
    return new TargetLoad(
        COURSE, schema, Write.REPLACE, List.of(), true, TableDesign.NONE, List.of(file));
  }

  /** A file of one row that DuckDB writes. */
  private DataFile made(String query) {
    Path file = folder.resolve(UUID.randomUUID() + ".parquet");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(query, file));
    } catch (SQLException e) {
      throw new AssertionError("Cannot make a file of: " + query, e);
    }
    return put(file, 1);
  }

  /** Runs statements of Redshift's own, as its administrator would. */
  private void prepare(String... sqls) {
    try (RedshiftDataClient client = client()) {
      for (String sql : sqls) {
        String id =
            client
                .executeStatement(
                    request ->
                        request
                            .workgroupName(RedshiftStandIn.WORKGROUP)
                            .database(RedshiftStandIn.DATABASE)
                            .sql(sql))
                .id();
        while (client.describeStatement(request -> request.id(id)).status()
            != StatusString.FINISHED) {
          Thread.onSpinWait();
        }
      }
    }
  }
}
