package dev.weir.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.pipeline.design.Comments;
import dev.weir.pipeline.design.Distribution;
import dev.weir.pipeline.design.Encoding;
import dev.weir.pipeline.design.RedshiftDesign;
import dev.weir.pipeline.design.SchemaPolicy;
import dev.weir.pipeline.design.SchemaPolicy.MissingColumns;
import dev.weir.pipeline.design.SchemaPolicy.NewColumns;
import dev.weir.pipeline.design.SchemaPolicy.TypeChange;
import dev.weir.pipeline.design.TableDesign;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comments of a target's table, and its design for Redshift. */
class DesignKeysTest {
  private static TableDesign design(String keys) {
    return Examples.read(target(keys)).targets().values().iterator().next().design();
  }

  private static String target(String keys) {
    return Examples.SMALL + "targets: {t: {from: s, table: d.t, " + keys + "}}\n";
  }

  @Test
  void everythingIsReadLikeThis() {
    assertThat(
            design(
                """
                comment: "Who isn't here?", comments: {user_id: Who it is for., payload: A \\ here},
                  redshift: {distribution: key(user_id), sort: [user_id, rating],
                    encodings: {payload: zstd, rating: az64}, super: [payload]}\
                """))
        .isEqualTo(
            new TableDesign(
                new Comments(
                    Optional.of("Who isn't here?"),
                    Map.of("user_id", "Who it is for.", "payload", "A \\ here")),
                new RedshiftDesign(
                    new Distribution.Key("user_id"),
                    List.of("user_id", "rating"),
                    Map.of("payload", Encoding.ZSTD, "rating", Encoding.AZ64),
                    List.of("payload"))));
  }

  @Test
  void withoutAWordRedshiftChooses() {
    assertThat(design("write: replace")).isEqualTo(TableDesign.NONE);
    assertThat(design("redshift: {distribution: auto}")).isEqualTo(TableDesign.NONE);
  }

  @Test
  void whatBecomesOfColumnsThatDifferIsReadLikeThis() {
    TableDesign design =
        design(
            """
            renamed: {email: email_address},
              schema: {new-columns: ignore, missing-columns: null, type-change: fail}\
            """);
    assertThat(design.renamed()).containsExactly(Map.entry("email", "email_address"));
    assertThat(design.policy())
        .isEqualTo(new SchemaPolicy(NewColumns.IGNORE, MissingColumns.NULL, TypeChange.FAIL));
    assertThat(design("schema: {missing-columns: 'null'}").policy())
        .isEqualTo(SchemaPolicy.DEFAULT);
  }

  @Test
  void aTargetThatSaysNothingIsUnderThePipelinesPolicy() {
    String targets =
        "targets: {t: {from: s, table: d.t}, u: {from: s, table: d.u, schema: {new-columns: add}}}\n";
    assertThat(
            Examples.read(Examples.SMALL + "schema: {missing-columns: fail}\n" + targets)
                .targets()
                .values())
        .extracting(target -> target.design().policy())
        .containsExactly(
            new SchemaPolicy(NewColumns.ADD, MissingColumns.FAIL, TypeChange.WIDEN),
            SchemaPolicy.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({"auto", "even", "all", "key(user_id)", "key(Order By)"})
  void aDistributionIsReadAsItIsWritten(String text) {
    assertThat(design("redshift: {distribution: " + text + "}").redshift().distribution().text())
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          redshift: {distribution: evenn}           | targets.t.redshift.distribution: 'evenn' is not a distribution. Distributions: auto, even, all, key(column). Did you mean 'even'?
          redshift: {distribution: key()}           | targets.t.redshift.distribution: 'key()' is not a distribution. Distributions: auto, even, all, key(column).
          redshift: {distribution: 'key(a), key(b)'} | targets.t.redshift.distribution: 'key(a), key(b)' is not a distribution. Distributions: auto, even, all, key(column).
          redshift: {sort: [a, b, a]}               | targets.t.redshift.sort[2]: 'a' is there twice
          schema: {new-columns: addd}               | targets.t.schema.new-columns: 'addd' is not a choice. Choices: add, ignore, fail. Did you mean 'add'?
          schema: {missing-columns: }               | targets.t.schema.missing-columns: '' is not a choice. Choices: null, fail.
          schema: {new-column: add}                 | targets.t.schema: 'new-column' is not a key of a schema policy. Keys of a schema policy: new-columns, missing-columns, type-change. Did you mean 'new-columns'?
          redshift: {sort: []}                      | targets.t.redshift.sort: is empty: expected a list of columns
          redshift: {super: [a, a]}                 | targets.t.redshift.super[1]: 'a' is there twice
          redshift: {encodings: {a: zst}}           | targets.t.redshift.encodings.a: 'zst' is not an encoding. Encodings: raw, az64, bytedict, delta, delta32k, lzo, mostly8, mostly16, mostly32, runlength, text255, text32k, zstd. Did you mean 'zstd'?
          redshift: {encodings: {a: lzo, a: raw}}   | targets.t.redshift.encodings.a: 'a' is there twice, first in line 4
          redshift: {distkey: a}                    | targets.t.redshift: 'distkey' is not a key of a design for Redshift. Keys of a design for Redshift: distribution, sort, encodings, super.
          redshift: {distribution: key(a), super: [a]} | targets.t.redshift.distribution: 'a' is made SUPER, which cannot be the distribution key: take another column, or leave it text
          redshift: {sort: [b, a], super: [a]}      | targets.t.redshift.sort[1]: 'a' is made SUPER, which cannot be in the sort key: take another column, or leave it text
          write: merge, keys: [a], redshift: {super: [a]} | targets.t.keys[0]: 'a' is made SUPER, which cannot be a key of merge: take another column, or leave it text
          comment: ''                               | targets.t.comment: has 0 characters or a zero byte: expected a comment of 1 to 1,000 characters
          comments: {a: "x\\0"}                     | targets.t.comments.a: has 2 characters or a zero byte: expected a comment of 1 to 1,000 characters
          comments: [a]                             | targets.t.comments: expected a map from columns to comments, found a list
          """)
  void eachProblemSaysWhatWouldBeRight(String keys, String problem) {
    assertThat(Examples.problems(target(keys)))
        .singleElement()
        .asString()
        .matches("4:\\d+ .*")
        .endsWith(" " + problem.strip());
  }

  @Test
  void whatIsTooLongIsToldByItsLength() {
    assertThat(Examples.problems(target("comment: " + "x".repeat(1001))))
        .singleElement()
        .asString()
        .contains("has 1001 characters");
    String columns =
        IntStream.rangeClosed(0, 400).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    assertThat(Examples.problems(target("redshift: {sort: [" + columns + "]}")))
        .singleElement()
        .asString()
        .endsWith("401 columns are too many: a sort key of Redshift has at most 400");
  }

  @Test
  void allProblemsOfADesignAreToldAtOnce() {
    assertThat(
            Examples.problems(
                target(
                    "comment: '', redshift: {distribution: key(p), sort: [p], encodings: {p: xz},"
                        + " super: [p]}")))
        .hasSize(4);
  }
}
