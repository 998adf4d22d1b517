package dev.weir.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables, columns, types, names. */
class TablesTest extends StandInFixture {
  @Test
  void a_varchar_s_length_is_in_bytes() {
    client.prepare("CREATE TABLE t (a varchar(3))", "INSERT INTO t VALUES ('abc')");
    assertThat(refused("INSERT INTO t VALUES ('Zoë')"))
        .isEqualTo("ERROR: value too long for type character varying(3)");
    client.prepare("ALTER TABLE t ADD COLUMN b varchar(1)");
    assertThat(refused("INSERT INTO t VALUES ('a', 'ë')")).contains("character varying(1)");
  }

  @Test
  void a_widened_varchar_takes_its_new_bytes_and_no_more() {
    client.prepare(
        "CREATE TABLE t (a varchar(3))",
        "ALTER TABLE t ALTER COLUMN a TYPE varchar(4)",
        "INSERT INTO t VALUES ('Zoë')");
    assertThat(refused("INSERT INTO t VALUES ('Zoëë')")).contains("character varying(4)");
    assertThat(refused("ALTER TABLE t ALTER COLUMN a TYPE integer")).contains("not supported");
  }

  @Test
  void a_column_is_as_long_as_the_catalog_says() {
    client.prepare(
        "CREATE TABLE t (a varchar(12), b text, c varchar, d varchar(max), e varbyte(16), f super,"
            + " g decimal(12,2), h decimal, i timestamp NOT NULL)");
    String columns =
        "SELECT column_name, data_type, character_maximum_length, numeric_precision, numeric_scale,"
            + " is_nullable FROM %s WHERE table_schema = 'public' AND table_name = 't' ORDER BY"
            + " ordinal_position";
    assertThat(client.ask(columns.formatted("svv_columns")))
        .containsExactly(
            "a,character varying,12,null,null,YES",
            "b,character varying,256,null,null,YES",
            "c,character varying,256,null,null,YES",
            "d,character varying,65535,null,null,YES",
            "e,binary varying,16,null,null,YES",
            "f,super,null,null,null,YES",
            "g,numeric,null,12,2,YES",
            "h,numeric,null,18,0,YES",
            "i,timestamp without time zone,null,null,null,NO")
        .isEqualTo(client.ask(columns.formatted("information_schema.columns")));
    assertThat(client.ask("SELECT \"column\", type FROM pg_table_def WHERE tablename = 't'"))
        .contains("a,character varying(12)", "e,binary varying(16)", "f,super");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "varchar(65536)|cannot exceed 65535",
        "char(4097)|cannot exceed 4096",
        "decimal(39,2)|precision 39 must be between 1 and 38",
        "decimal(38,38)|scale 38 must be between 0 and 37",
        "varbyte(1024001)|cannot exceed 1024000"
      })
  void a_type_has_its_bounds(String type, String message) {
    assertThat(refused("CREATE TABLE t (a %s)".formatted(type))).contains(message);
  }

  @Test
  void quoted_names_are_folded_too_and_ascii_letters_alone() {
    client.prepare("CREATE TABLE \"T\" (\"Order \"\"By\"\"\" integer, \"GRÖSSE\" integer)");
    client.prepare("INSERT INTO t (\"order \"\"by\"\"\", \"grÖsse\") VALUES (1, 2)");
    assertThat(client.ask("SELECT column_name FROM svv_columns WHERE table_name = 't'"))
        .containsExactlyInAnyOrder("order \"by\"", "grÖsse");
    var described = client.run("SELECT 1 AS \"Level\"");
    assertThat(client.result(described.id()).columnMetadata().getFirst().label())
        .isEqualTo("level");
    assertThat(refused("CREATE TABLE u (a integer, \"A\" integer)"))
        .contains("\"a\" specified more than once");
    assertThat(refused("SELECT 1 AS " + "a".repeat(128))).contains("maximum length of 127 bytes");
  }

  @Test
  void keys_are_not_enforced_but_a_primary_key_takes_no_null() {
    client.prepare(
        "CREATE TABLE t (a integer PRIMARY KEY, b integer UNIQUE, FOREIGN KEY (b) REFERENCES t"
            + " (a))",
        "CREATE TABLE u (a integer, b integer, PRIMARY KEY (a))",
        "INSERT INTO t VALUES (1, 1)",
        "INSERT INTO t VALUES (1, 1)");
    assertThat(refused("INSERT INTO t VALUES (NULL, 1)"))
        .isEqualTo("ERROR: Cannot insert a NULL value into column a");
    assertThat(refused("INSERT INTO u VALUES (NULL, 1)")).contains("NULL value into column a");
  }

  @Test
  void json_is_parsed_into_super() {
    client.prepare(
        "CREATE TABLE t (a super)", "INSERT INTO t SELECT json_parse('{\"a\": [1, 2]}')");
    var described = client.run("SELECT a, json_serialize(a) FROM t");
    var result = client.result(described.id());
    assertThat(result.columnMetadata().getFirst().typeName()).isEqualTo("super");
    assertThat(result.records().getFirst().get(1).stringValue()).contains("[1, 2]");
  }

  @Test
  void a_backslash_in_a_literal_escapes() {
    assertThat(client.ask("SELECT 'a\\\\b', 'it\\'s'")).containsExactly("a\\b,it's");
  }

  @Test
  void getdate_and_sysdate_give_times_without_a_zone() {
    var described = client.run("SELECT getdate(), sysdate");
    assertThat(client.result(described.id()).columnMetadata())
        .extracting(column -> column.typeName())
        .containsExactly("timestamp", "timestamp");
  }

  @Test
  void a_column_is_added_with_a_default_if_it_takes_no_null() {
    client.prepare("CREATE TABLE t (a integer)");
    assertThat(refused("ALTER TABLE t ADD COLUMN b integer NOT NULL")).contains("default");
    client.prepare("ALTER TABLE t ADD COLUMN b integer DEFAULT 1 NOT NULL");
  }
}
