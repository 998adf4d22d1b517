package dev.weir.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distribution, sort keys, encodings, comments: what is kept of them, and what is refused. */
class DesignTest extends StandInFixture {
  private List<String> columns(String table) {
    return client.ask(
        "SELECT \"column\", encoding, distkey, sortkey FROM pg_table_def WHERE tablename = '%s' ORDER BY 1"
            .formatted(table));
  }

  private List<String> table(String table) {
    return client.ask(
        "SELECT diststyle, sortkey1, sortkey_num, encoded FROM svv_table_info WHERE \"table\" = '%s'"
            .formatted(table));
  }

  @Test
  void what_stands_behind_the_columns_is_in_the_catalog() {
    client.prepare(
        "CREATE TABLE t (a integer, \"B\" varchar(9) ENCODE zstd, c boolean, d date, e super)"
            + " DISTSTYLE KEY DISTKEY (\"b\") COMPOUND SORTKEY (d, a)");
    assertThat(columns("t"))
        .containsExactly(
            "a,none,false,2",
            "b,zstd,true,0",
            "c,none,false,0",
            "d,none,false,1",
            "e,zstd,false,0");
    assertThat(table("t")).containsExactly("KEY(b),d,2,Y");
  }

  @Test
  void what_stands_behind_a_column_is_in_the_catalog() {
    client.prepare(
        "CREATE TABLE t (a integer ENCODE raw DISTKEY, b varchar(10) DEFAULT 'x' ENCODE lzo NOT NULL"
            + " SORTKEY)");
    assertThat(columns("t")).containsExactly("a,none,true,0", "b,lzo,false,1");
    assertThat(table("t")).containsExactly("KEY(a),b,1,Y");
  }

  @Test
  void what_is_not_said_is_redshift_s_choice() {
    client.prepare(
        "CREATE TABLE t (a integer)",
        "CREATE TABLE u (a integer) DISTSTYLE AUTO SORTKEY AUTO ENCODE AUTO",
        "CREATE TABLE v (id bigint IDENTITY(1,1), a integer) DISTSTYLE EVEN",
        "CREATE TABLE w (a integer) DISTSTYLE ALL INTERLEAVED SORTKEY (a)",
        "CREATE TEMP TABLE x DISTSTYLE ALL AS SELECT 1 AS a",
        "CREATE TABLE y (LIKE t)",
        "INSERT INTO v (a) VALUES (7)");
    assertThat(table("t")).containsExactly("AUTO(ALL),AUTO(SORTKEY),0,Y, AUTO(ENCODE)");
    assertThat(table("u")).isEqualTo(table("t"));
    assertThat(table("v").getFirst()).startsWith("EVEN,AUTO(SORTKEY)");
    assertThat(table("w").getFirst()).startsWith("ALL,a,1");
    assertThat(columns("w")).containsExactly("a,none,false,-1");
    assertThat(columns("t")).containsExactly("a,az64,false,0");
    assertThat(client.ask("SELECT * FROM v")).containsExactly("1,7");
  }

  @Test
  void a_column_is_added_with_its_encoding() {
    client.prepare(
        "CREATE TABLE t (a integer)",
        "CREATE TABLE IF NOT EXISTS t (a integer) DISTSTYLE ALL",
        "ALTER TABLE t ADD COLUMN b super ENCODE zstd",
        "ALTER TABLE t ADD COLUMN c varchar(3) ENCODE raw");
    assertThat(columns("t")).containsExactly("a,az64,false,0", "b,zstd,false,0", "c,none,false,0");
    assertThat(table("t").getFirst()).startsWith("AUTO(ALL)");
    assertThat(refused("ALTER TABLE t ADD COLUMN d integer DISTKEY")).contains("syntax error");
    assertThat(refused("ALTER TABLE t ADD COLUMN d super ENCODE az64"))
        .isEqualTo("ERROR: invalid encoding type specified for column \"d\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          raw       | integer, varchar(9), boolean, real, super, varbyte(9), timestamptz | -
          az64      | smallint, bigint, decimal(9,2), date, timestamp, timestamptz       | real, boolean, varchar(9), super, varbyte(9)
          bytedict  | integer, decimal, double precision, varchar(9), timestamptz        | boolean, super
          delta     | smallint, decimal, timestamp                                       | timestamptz, varchar(9), real
          delta32k  | integer, bigint, date                                              | smallint, timestamptz, boolean
          lzo       | integer, varchar(9), super, varbyte(9)                             | boolean, real, double precision
          mostly8   | smallint, bigint, decimal                                          | date, varchar(9)
          mostly16  | integer, decimal                                                   | smallint, date
          mostly32  | bigint, decimal                                                    | integer
          runlength | boolean, real, varchar(9), timestamptz                             | super, varbyte(9)
          text255   | varchar(9)                                                         | char(9), integer
          text32k   | varchar(9)                                                         | super
          zstd      | boolean, double precision, varchar(9), super                       | varbyte(9)
          gzip      | -                                                                  | integer, varchar(9)
          """)
  void an_encoding_is_for_some_types(String encoding, String right, String wrong) {
    int table = 0;
    for (String type : types(right)) {
      client.prepare("CREATE TABLE t%d (a %s ENCODE %s)".formatted(table++, type, encoding));
    }
    for (String type : types(wrong)) {
      assertThat(refused("CREATE TABLE t%d (a %s ENCODE %s)".formatted(table++, type, encoding)))
          .as(type)
          .isEqualTo("ERROR: invalid encoding type specified for column \"a\"");
    }
  }

  private static List<String> types(String text) {
    return text.equals("-") ? List.of() : List.of(text.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (a integer) DISTSTYLE ROUND                                | syntax error
          (a integer DISTKEY, b integer DISTKEY)                     | only one column
          (a integer DISTKEY, b integer) DISTKEY (b)                 | only one column
          (a integer) DISTSTYLE KEY                                  | needs a DISTKEY
          (a integer) DISTSTYLE EVEN DISTKEY (a)                     | DISTSTYLE EVEN has no DISTKEY
          (a integer) DISTSTYLE ALL DISTKEY (a)                      | DISTSTYLE ALL has no DISTKEY
          (a super) DISTKEY (a)                                      | not supported as DISTKEY
          (a varbyte(9) DISTKEY)                                     | not supported as DISTKEY
          (a super) SORTKEY (a)                                      | not supported as SORTKEY
          (a varbyte(9) SORTKEY)                                     | not supported as SORTKEY
          (a integer) SORTKEY (b)                                    | SORTKEY column "b" does not exist
          (a integer) DISTKEY (b)                                    | DISTKEY column "b" does not exist
          (a integer) SORTKEY (a, a)                                 | twice
          (a integer SORTKEY, b integer SORTKEY)                     | more than one sort key
          (a integer SORTKEY, b integer) SORTKEY (b)                 | more than one sort key
          """)
  void a_design_that_redshift_refuses(String rest, String message) {
    assertThat(refused("CREATE TABLE t " + rest)).contains(message);
  }

  @Test
  void a_sort_key_has_400_columns_at_most_and_an_interleaved_one_8() {
    assertThat(refused(sorted(401, "COMPOUND"))).contains("at most 400");
    assertThat(refused(sorted(9, "INTERLEAVED"))).contains("at most 8");
    client.prepare(sorted(400, "COMPOUND"));
    assertThat(table("t").getFirst()).startsWith("AUTO(ALL),c0,400");
  }

  private static String sorted(int count, String kind) {
    String names =
        IntStream.range(0, count).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    return "CREATE TABLE t (%s integer) %s SORTKEY (%s)"
        .formatted(names.replace(",", " integer,"), kind, names);
  }

  @ParameterizedTest
  @CsvSource({"bytedict", "runlength", "text255", "text32k"})
  void what_is_encoded_by_its_width_is_not_widened(String encoding) {
    client.prepare("CREATE TABLE t (a varchar(3) ENCODE %s, b varchar(3))".formatted(encoding));
    assertThat(refused("ALTER TABLE t ALTER COLUMN a TYPE varchar(4)"))
        .isEqualTo("ERROR: cannot alter column \"a\" with encoding " + encoding);
    client.prepare("ALTER TABLE t ALTER COLUMN b TYPE varchar(4)");
  }

  @Test
  void a_design_that_is_altered_is_understood() {
    client.prepare(
        "CREATE TABLE t (a integer, b integer)",
        "ALTER TABLE t ALTER COLUMN a ENCODE zstd",
        "ALTER TABLE t ALTER SORTKEY (b)",
        "ALTER TABLE t ALTER DISTSTYLE KEY DISTKEY b",
        "ALTER TABLE t ALTER DISTSTYLE AUTO");
  }

  @Test
  void comments_are_kept_and_taken_away() {
    client.prepare(
        "CREATE TABLE t (a integer)",
        "COMMENT ON TABLE t IS 'it''s \\\\new'",
        "COMMENT ON COLUMN public.t.a IS 'first'",
        "COMMENT ON COLUMN t.a IS 'a number'");
    assertThat(client.ask("SELECT remarks FROM svv_tables WHERE table_name = 't'"))
        .containsExactly("it's \\new");
    assertThat(client.ask("SELECT remarks FROM svv_columns WHERE table_name = 't'"))
        .containsExactly("a number");
    client.prepare("COMMENT ON TABLE t IS NULL");
    assertThat(client.ask("SELECT remarks FROM svv_tables WHERE table_name = 't'"))
        .containsExactly("null");
  }
}
