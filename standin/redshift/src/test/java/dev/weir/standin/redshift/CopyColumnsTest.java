package dev.weir.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;

/** COPY: which columns of a file go into which of a table. */
class CopyColumnsTest extends CopyFixture {
  @Test
  void every_type_arrives_through_a_manifest() {
    client.prepare(
        "CREATE TABLE t (a boolean, b integer, c bigint, d real, e double precision, f"
            + " decimal(38,10), g varchar(20), h date, i timestamp, j timestamptz, k varbyte(10), l"
            + " decimal(9,2), m smallint)");
    String file =
        put(
            "a.parquet",
            """
            SELECT true a, 1::INTEGER b, 2::BIGINT c, 0.5::FLOAT d, 'nan'::DOUBLE e, 1.5::DECIMAL(38,10) f, 'Zoë' g,
              DATE '0001-01-01' h, TIMESTAMP '9999-12-31 23:59:59.999999' i, TIMESTAMPTZ '1969-12-31 23:59:59.999999+00' j,
              '\\x00\\xFF'::BLOB k, 12.34::DECIMAL(9,2) l, 7::SMALLINT m
            UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL\
            """);
    DescribeStatementResponse copied = client.run(copy("t", manifest(file)));
    assertThat(copied.error()).isNull();
    assertThat(copied.resultRows()).isEqualTo(2);
    assertThat(client.ask("SELECT * FROM t ORDER BY b"))
        .containsExactly(
            "true,1,2,0.5,NaN,1.5000000000,Zoë,0001-01-01,9999-12-31 23:59:59.999999,1969-12-31"
                + " 23:59:59.999999+00,00ff,12.34,7",
            "null,null,null,null,null,null,null,null,null,null,null,null,null");
  }

  @Test
  void values_go_by_order_not_by_name() {
    client.prepare("CREATE TABLE t (id integer, title varchar(20))");
    String file = put("a.parquet", "SELECT 'Weaving' title, 1::INTEGER id");
    assertThat(failure(client.run(copy("t", manifest(file)))))
        .contains(
            "has an incompatible Parquet schema for column", "t/a.parquet.id'. Column type: INT")
        .contains("code:      15007");
    client.prepare(copy("t (title, id)", manifest(file)));
    assertThat(client.ask("SELECT id, title FROM t")).containsExactly("1,Weaving");
  }

  @Test
  void another_number_of_columns_is_refused() {
    client.prepare("CREATE TABLE t (id integer, title varchar(20), more integer)");
    String file = put("a.parquet", "SELECT 1::INTEGER id, 'Weaving' title");
    assertThat(failure(client.run(copy("t", manifest(file)))))
        .contains("code:      15007", "Table columns: 3, Data columns: 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "integer|1::BIGINT",
        "integer|1::UINTEGER",
        "smallint|1::INTEGER",
        "bigint|1::INTEGER",
        "bigint|1::UBIGINT",
        "double precision|0.5::FLOAT",
        "real|0.5::DOUBLE",
        "varchar(10)|1::INTEGER",
        "integer|'1'",
        "date|TIMESTAMP '2026-01-01 00:00:00'",
        "timestamp|DATE '2026-01-01'",
        "timestamp|'2026-01-01'",
        "boolean|1::INTEGER",
        "decimal(10,2)|1::DECIMAL(10,3)",
        "decimal(9,2)|1::DECIMAL(12,2)",
        "decimal(10,2)|1::DOUBLE",
        "varbyte(10)|'text'",
        "varchar(10)|[1, 2]",
        "super|'{}'"
      })
  void an_incompatible_type_is_refused(String column, String value) {
    client.prepare("CREATE TABLE t (a %s)".formatted(column));
    String file = put("a.parquet", "SELECT %s a".formatted(value));
    assertThat(failure(client.run(copy("t", manifest(file)))))
        .contains("code:      15007", "incompatible Parquet schema for column");
  }

  @Test
  void a_time_is_never_loaded() {
    client.prepare("CREATE TABLE t (a time)");
    String file = put("a.parquet", "SELECT TIME '10:00:00' a");
    assertThat(failure(client.run(copy("t", manifest(file))))).contains("Column type: TIME");
  }

  @Test
  void bytes_of_a_fixed_length_are_not_loaded_as_varbyte() {
    client.prepare("CREATE TABLE t (a varbyte(16))");
    String file = put("a.parquet", "SELECT uuid() a");
    assertThat(failure(client.run(copy("t", manifest(file)))))
        .contains("Column type: VARBYTE", "fixed_len_byte_array");
  }

  @Test
  void a_decimal_has_as_many_bytes_as_its_column_s_precision() {
    client.prepare("CREATE TABLE t (a decimal(20,2))", "CREATE TABLE u (a decimal(38,2))");
    String file = put("a.parquet", "SELECT 1.25::DECIMAL(20,2) a");
    assertThat(failure(client.run(copy("t", manifest(file)))))
        .contains("code:      15001", "invalid type length. Expecting: 9 len in file: 16");
    client.prepare(copy("u", manifest(file)));
    assertThat(client.ask("SELECT a FROM u")).containsExactly("1.25");
  }

  @Test
  void a_varchar_too_short_in_bytes_is_told_with_both_lengths() {
    client.prepare("CREATE TABLE t (a varchar(3))");
    String file = put("a.parquet", "SELECT 'Zoë' a");
    assertThat(failure(client.run(copy("t", manifest(file)))))
        .contains("code:      15001", "Table: 3, Data: 4");
  }

  @Test
  void timestamps_in_nanoseconds_come_out_in_a_silently_wrong_year() {
    client.prepare("CREATE TABLE t (a timestamp)");
    String file = put("a.parquet", "SELECT TIMESTAMP_NS '2023-09-11 10:39:00' a");
    client.prepare(copy("t", manifest(file)));
    assertThat(client.ask("SELECT extract(year FROM a)::integer FROM t").getFirst())
        .hasSizeGreaterThan(4);
  }

  @Test
  void names_that_differ_in_case_alone_are_duplicates() {
    client.prepare("CREATE TABLE t (a integer, b integer)");
    String file = put("a.parquet", "SELECT 1::INTEGER a, 2::INTEGER b");
    rename(file, "b", "A");
    assertThat(failure(client.run(copy("t", manifest(file)))))
        .contains("code:      53002", "Duplicate Parquet column names");
  }

  @Test
  void json_text_becomes_a_super_string_and_nested_values_become_super() {
    client.prepare("CREATE TABLE t (a super, b super)");
    String file = put("a.parquet", "SELECT '{\"x\": 1}' a, {'x': [1, 2]} b");
    client.prepare(copy("t", manifest(file)) + " SERIALIZETOJSON");
    assertThat(client.ask("SELECT json_serialize(a), json_serialize(b) FROM t"))
        .containsExactly("\"{\\\"x\\\": 1}\",{\"x\": [1, 2]}");
  }
}
