package dev.weir.testkit.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.pipeline.design.Comments;
import dev.weir.pipeline.design.Distribution;
import dev.weir.pipeline.design.Encoding;
import dev.weir.pipeline.design.RedshiftDesign;
import dev.weir.pipeline.design.TableDesign;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A target's design, held against the columns of its data set. */
public interface TableDesignContract {
  String SOURCE =
      "sources: {s: {connection: f, path: x.csv, columns: {t: text, i: integer, l: bigint, n:"
          + " 'decimal(12,2)', r: real, d: double, b: boolean, day: date, at: timestamp, z:"
          + " timestamptz, x: binary}}}\n";

  /** Without a pipeline; the same for the whole test. */
  Draft draft();

  private TableDesign planned(String keys) {
    var _ = draft().with(SOURCE + "targets: {t: {from: s, table: d.t, " + keys + "}}\n");
    return draft().plan().targets().getFirst().design();
  }

  private List<String> problems(String keys) {
    try {
      var _ = planned(keys);
    } catch (TerminalException e) {
      assertThat(e.code()).isEqualTo(CoreError.INVALID_PIPELINE);
      return String.valueOf(e.getMessage()).lines().skip(1).toList();
    }
    return List.of();
  }

  @Test
  default void theDesignIsFrozenInThePlan() {
    assertThat(
            planned(
                "comment: Things, comments: {i: A number}, redshift: {distribution: key(i), sort:"
                    + " [day, i], encodings: {t: zstd, l: mostly8}, super: [t]}"))
        .isEqualTo(
            new TableDesign(
                new Comments(Optional.of("Things"), Map.of("i", "A number")),
                new RedshiftDesign(
                    new Distribution.Key("i"),
                    List.of("day", "i"),
                    Map.of("t", Encoding.ZSTD, "l", Encoding.MOSTLY8),
                    List.of("t"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          comments: {idd: x}                      | comments.idd: 'idd' is not a column of s. Columns of s: t, i, l, n, r, d, b, day, at, z, x.
          redshift: {distribution: key(dai)}      | redshift.distribution: 'dai' is not a column of s. Columns of s: t, i, l, n, r, d, b, day, at, z, x. Did you mean 'day'?
          redshift: {sort: [i, dai]}              | redshift.sort[1]: 'dai' is not a column of s. Columns of s: t, i, l, n, r, d, b, day, at, z, x. Did you mean 'day'?
          redshift: {encodings: {dai: raw}}       | redshift.encodings.dai: 'dai' is not a column of s. Columns of s: t, i, l, n, r, d, b, day, at, z, x. Did you mean 'day'?
          redshift: {super: [dai]}                | redshift.super[0]: 'dai' is not a column of s. Columns of s: t, i, l, n, r, d, b, day, at, z, x. Did you mean 'day'?
          redshift: {distribution: key(x)}        | redshift.distribution: 'x' is binary, which Redshift neither distributes nor sorts by: take another column
          redshift: {sort: [x]}                   | redshift.sort[0]: 'x' is binary, which Redshift neither distributes nor sorts by: take another column
          redshift: {super: [d]}                  | redshift.super[0]: 'd' is double: only text that is JSON becomes SUPER. Leave it out, or cast it (cast: {d: text})
          redshift: {encodings: {t: az64}}        | redshift.encodings.t: 't' is text, which Redshift does not store in az64: take raw, bytedict, lzo, runlength, text255, text32k or zstd
          redshift: {encodings: {t: bytedict}}    | redshift.encodings.t: 't' is text, which is widened as its values grow, and Redshift widens no column in bytedict: take raw, lzo or zstd
          redshift: {encodings: {t: text255}}     | redshift.encodings.t: 't' is text, which is widened as its values grow, and Redshift widens no column in text255: take raw, lzo or zstd
          redshift: {encodings: {t: az64}, super: [t]} | redshift.encodings.t: 't' is SUPER, which Redshift does not store in az64: take raw, lzo or zstd
          redshift: {encodings: {b: az64}}        | redshift.encodings.b: 'b' is boolean, which Redshift does not store in az64: take raw, runlength or zstd
          redshift: {encodings: {d: lzo}}         | redshift.encodings.d: 'd' is double, which Redshift does not store in lzo: take raw, bytedict, runlength or zstd
          redshift: {encodings: {i: mostly32}}    | redshift.encodings.i: 'i' is integer, which Redshift does not store in mostly32: take raw, az64, bytedict, delta, delta32k, lzo, mostly8, mostly16, runlength or zstd
          redshift: {encodings: {n: text32k}}     | redshift.encodings.n: 'n' is decimal(12,2), which Redshift does not store in text32k: take raw, az64, bytedict, delta, delta32k, lzo, mostly8, mostly16, mostly32, runlength or zstd
          redshift: {encodings: {z: delta}}       | redshift.encodings.z: 'z' is timestamptz, which Redshift does not store in delta: take raw, az64, bytedict, lzo, runlength or zstd
          redshift: {encodings: {x: zstd}}        | redshift.encodings.x: 'x' is binary, which Redshift does not store in zstd: take raw or lzo
          """)
  default void eachProblemSaysWhatWouldBeRight(String keys, String problem) {
    assertThat(problems(keys))
        .singleElement()
        .asString()
        .matches(".*pipeline.yaml:7:\\d+ .*")
        .endsWith(" targets.t." + problem.strip());
  }

  @Test
  default void whatFitsIsTaken() {
    assertThat(
            problems(
                "redshift: {sort: [t, i, l, n, r, d, b, day, at, z], encodings: {t: lzo, i: delta,"
                    + " l: mostly32, n: az64, r: bytedict, d: zstd, b: runlength, day: delta32k,"
                    + " at: delta, z: az64, x: raw}}"))
        .isEmpty();
  }

  @Test
  default void allProblemsAreToldAtOnce() {
    assertThat(
            problems(
                "comments: {o: x}, redshift: {distribution: key(x), sort: [q], super: [i],"
                    + " encodings: {b: lzo, t: gzip}}"))
        .singleElement()
        .asString()
        .contains("'gzip' is not an encoding");
    assertThat(
            problems(
                "comments: {o: x}, redshift: {distribution: key(x), sort: [q], super: [i],"
                    + " encodings: {b: lzo, t: az64}}"))
        .hasSize(6);
  }
}
