package dev.weir.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {
  @Test
  void everyProblemIsReportedAtOnceWithItsPlace() {
    String yaml =
        """
        name: Shop
        connections:
          c: {kind: postgres, database: d}
        sources:
          course: {connection: c, table: a}
          course: {connection: c, table: b}
        transforms:
          avg:
            from: cuorse
            steps:
              - agregate: {by: [a]}
              - top: {n: many, order: [a]}
              - sort:
        """;
    assertThatThrownBy(() -> PipelineReader.read("shop/pipeline.yaml", yaml))
        .isInstanceOf(TerminalException.class)
        .hasMessage(
            """
            WEIR-1001 Cannot use shop/pipeline.yaml: 7 problems.
            shop/pipeline.yaml:1:7 name: 'Shop' is not a pipeline's name: 1 to 40 of a-z, 0-9 and -, starting with a letter
            shop/pipeline.yaml:3:3 connections.c: 'postgres' is not a kind of connection. Kinds of connection: postgresql, mysql, http, file. Did you mean 'postgresql'?
            shop/pipeline.yaml:6:3 sources.course: 'course' is there twice, first in line 5
            shop/pipeline.yaml:9:11 transforms.avg.from: 'cuorse' is not a data set. Data sets: avg, course. Did you mean 'course'?
            shop/pipeline.yaml:11:9 transforms.avg.steps[0]: 'agregate' is not a step. Steps: select, rename, cast, translate, validate-date, split, join, aggregate, filter, fill, sort, top, deduplicate, explode, mask, flatten. Did you mean 'aggregate'?
            shop/pipeline.yaml:12:18 transforms.avg.steps[1].top.n: expected a whole number from 1 to 2147483647, found the text 'many'
            shop/pipeline.yaml:13:9 transforms.avg.steps[2].sort: is empty: expected a list of columns, each with or without 'desc'\
            """);
  }

  @Test
  void what_is_wrong_in_a_section_with_a_misspelt_name_is_told_too() {
    assertThat(
            Examples.problems(
                """
                name: shop
                conections: {c: {kind: postgresql, database: d, max-conections: 2}}
                sources: {s: {connection: c, table: t}}
                """))
        .satisfiesExactly(
            unknown -> assertThat(unknown).contains("2:1 'conections' is not a key"),
            inside ->
                assertThat(inside)
                    .contains("conections.c: 'max-conections' is not a key")
                    .contains("Did you mean 'max-connections'?"));
  }

  // A line that is added to a right pipeline | what is said about it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          colour: red                                  | 4:1 'colour' is not a key of a pipeline. Keys of a pipeline: name, description, schedule, rejects, connections, sources, transforms, checks, schema, targets, queries.
          transforms: {s: {sql: SELECT 1}}             | 4:14 transforms.s: 's' is a source too: rename one of them
          transforms: {a: {from: b, steps: [{select: [x]}]}, b: {from: s, steps: [{join: {with: a, on: [x]}}]}} | 4:14 transforms.a: is made of itself: a → b → a
          transforms: {a: {from: s, sql: SELECT 1}}    | 4:18 transforms.a: 'from' is not a key of a transform in SQL. Keys of a transform in SQL: sql.
          transforms: {a: {from: s, steps: [{join: {with: t, on: [x]}}]}} | 4:49 transforms.a.steps[0].join.with: 't' is not a data set. Data sets: a, s.
          transforms: {a: {from: s, steps: [{fill: {x: [1]}}]}} | 4:43 transforms.a.steps[0].fill.x: expected a value, found a list
          transforms: {a: {from: s, steps: [{cast: {x: varchar}}]}} | 4:46 transforms.a.steps[0].cast.x: 'varchar' is not a type. Types: boolean, integer, bigint, real, double, decimal(p,s), text, date, timestamp, timestamptz, binary
          transforms: {a: {from: s, steps: [{flatten: {column: x, columns: {y: {type: date, format: "%Y"}}}}]}} | 4:91 transforms.a.steps[0].flatten.columns.y.format: is for the columns of a source: flatten it to text, and write validate-date behind
          transforms: {a: {from: s, steps: [{flatten: {column: x, columns: {y: {path: z}}}}]}} | 4:77 transforms.a.steps[0].flatten.columns.y.path: 'z' is not a JSON Pointer: write /z
          checks: {t: [{unique: [x]}]}                 | 4:10 checks.t: 't' is not a data set. Data sets: s.
          checks: {s: [{range: {column: x, min: 2, max: 1}}]} | 4:15 checks.s[0].range: min 2 is more than max 1: no value would be right
          checks: {s: [{length: {column: x}}]}         | 4:15 checks.s[0].length: 'min' or 'max' is missing
          checks: {s: [{freshness: {column: x, within: 0 s}}]} | 4:46 checks.s[0].freshness.within: within is nothing: no value would be fresh
          checks: {s: [{unique: [x], fail-if: 10}]}    | 4:37 checks.s[0].fail-if: expected more rows than, as in > 10, found 10
          checks: {s: [{unique: [x], severity: warn, fail-if: "> 1"}]} | 4:14 checks.s[0]: severity says what the first row does: keep it, or fail-if and warn-if
          checks: {s: [{unique: [x], warn-if: "> 1", fail-if: "> 1"}]} | 4:14 checks.s[0]: warn-if: > 1 says nothing beside fail-if: > 1: warn at fewer rows
          checks: {s: [{row-count: {min: 1}, fail-if: "> 1"}]} | 4:14 checks.s[0]: fail-if and warn-if count rows, and row-count is broken as a whole: use severity
          checks: {s: [{row-count: {compare: previous}, where: x}]} | 4:14 checks.s[0]: where is not for a comparison: all rows are compared
          checks: {s: [{sql: SELECT 1, where: x}]}     | 4:14 checks.s[0]: where is not for sql: write it in the SELECT
          checks: {s: [{unique: [x], not-null: [x]}]}  | 4:14 checks.s[0]: expected one check, found unique, not-null
          targets: {a: {from: s, table: d.t}, b: {from: s, table: d.t}} | 4:57 targets.b.table: 'd.t' is the table of target 'a' too: one target per table
          targets: {a: {from: s, table: d.t, write: merge}} | 4:43 targets.a.write: merge needs 'keys', the columns that identify a row
          targets: {a: {from: s, table: d.t, keys: [x]}} | 4:36 targets.a.keys: only merge takes keys: leave them out or write merge
          targets: {a: {from: s, table: t}}            | 4:31 targets.a.table: '.t' is not a table name: schema.table, each of a-z, 0-9 and _, at most 63 characters
          targets: {a: {from: s, table: d.t, allow-empty: no}} | 4:49 targets.a.allow-empty: expected true or false, found the text 'no'
          queries: {q: {sql: "SELECT :b", parameters: {a: text}}} | 4:20 queries.q.sql: ':b' is not a parameter. Parameters: :a.
          queries: {q: {sql: "SELECT ':a' -- :a", parameters: {a: text}}} | 4:57 queries.q.parameters.a: ':a' is not in the query's sql
          queries: {q: {sql: "SELECT :a", parameters: {a: {type: date, default: today}}}} | 4:71 queries.q.parameters.a.default: expected a value of type date, found 'today'
          queries: [q]                                 | 4:1 queries: expected a map from names to queries, found a list
          targets: {}                                  | 4:1 targets: is empty: expected a map from names to targets
          """)
  void eachProblemSaysWhatWouldBeRight(String added, String problem) {
    assertThat(Examples.problems(Examples.SMALL + added)).contains(problem.strip());
  }

  // Connections and sources that take the place of those of a right pipeline | what is said.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {c: {kind: http, url: 'https://me:secret@a.b'}} | {connection: c, path: /x, columns: [y]} | 2:36 connections.c.url: has a user or password: put the whole address into the environment instead
          {c: {kind: http, url: 'ftp://a.b'}} | {connection: c, path: /x, columns: [y]} | 2:36 connections.c.url: is not an http or https address, as in https://api.example.com/v1
          {c: {kind: http}} | {connection: c, path: '/x/{id}', columns: [y]} | 3:36 sources.s.path: has braces that nothing gives a value for: add each with that parameter
          {c: {kind: http}} | {connection: c, path: /x, columns: [y], each: {path: /i, parameter: id}} | 3:36 sources.s.path: does not have {id}, which each gives the values for; nor has the query
          {c: {kind: http}} | {connection: c, path: /x} | 3:11 sources.s: 'columns' is missing: expected a list of columns, or a map from columns to types
          {c: {kind: file}} | {connection: c, path: x.csv} | 3:11 sources.s: 'columns' is missing: expected a list of columns, or a map from columns to types (they are never guessed)
          {c: {kind: file}} | {connection: c, path: x.dat, columns: [y]} | 3:11 sources.s: 'format' is missing, and the path's ending does not tell it: text, csv, tsv, json, json-lines, xml, parquet or avro
          {c: {kind: file}} | {connection: c, path: x.txt, columns: [y]} | 3:11 sources.s: 'columns' is too much: text always has the columns file, line and text
          {c: {kind: file}} | {connection: c, path: x.csv, columns: [y, Y]} | 3:43 sources.s.columns.Y: differs from another column in upper and lower case only
          {c: {kind: file}} | {connection: c, path: x.json, columns: {y: {path: '*'}}} | 3:64 sources.s.columns.y.path: is *, the name that a record has in its object: write  records: /*  too, or where the object is, as in /data/*
          {c: {kind: file}} | {connection: c, path: x.jsonl, records: /*, columns: [y]} | 3:54 sources.s.records: has * at its end, the members of an object, which only json has
          {c: {kind: file}} | {connection: c, path: x.json, records: /*/a, columns: [y]} | 3:53 sources.s.records: has * before its end: it may only be the last part, as in /data/*
          {c: {kind: http}} | {connection: c, path: /x, columns: {y: {path: '*'}}} | 3:60 sources.s.columns.y.path: is *, the name that a record has in its object: write  records: /*  too, or where the object is, as in /data/*
          {c: {kind: file}} | {connection: c, path: x.csv, columns: [y], on-broken-file: skip} | 3:73 sources.s.on-broken-file: 'skip' is not an answer. Answers: fail, keep.
          {c: {kind: file}} | {connection: d, path: x.csv, columns: [y]} | 3:27 sources.s.connection: 'd' is not a connection. Connections: c.
          {c: {kind: file}, warehouse: {kind: file}} | {connection: c, path: x.txt} | 2:32 connections.warehouse: 'warehouse' is the name of the warehouse: use another
          {c: {kind: file}, a-b: {kind: file}, a_b: {kind: file}} | {connection: c, path: x.txt} | 2:51 connections.a_b: 'a-b' and 'a_b' would both be WEIR_CONNECTION_A_B in the environment: rename one of them
          {c: {kind: mysql, database: d, max-connections: 2}} | {connection: c, table: t, partition: 3} | 3:51 sources.s.partition: 3 parts are too many: connection 'c' has max-connections: 2. Lower partition or raise max-connections
          {c: {kind: mysql, database: d}} | {connection: c, table: t, row-security: allow} | 3:54 sources.s.row-security: connection 'c' is no PostgreSQL, which alone has row security: leave it out
          """)
  void eachProblemWithASourceSaysWhatWouldBeRight(
      String connections, String source, String problem) {
    assertThat(
            Examples.problems(
                "name: shop\nconnections: %s\nsources: {s: %s}\n".formatted(connections, source)))
        .contains(problem.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `name: [`        | is not YAML
          ``               | 1:1 is empty: expected a pipeline, see ./weir init
          `just text`      | 1:1 expected a map with the keys name
          `{[a]: b}`       | 1:2 a key must be a single word, not a list or a map
          """)
  void whatIsNoMapOfKeysIsSaidToBeNone(String yaml, String problem) {
    assertThat(Examples.problems(yaml)).anyMatch(line -> line.contains(problem.strip()));
  }

  @Test
  void aPasswordInAnAddressIsNotShown() {
    assertThat(
            Examples.problems("name: x\nconnections: {c: {kind: http, url: 'http://u:geheim@x'}}"))
        .isNotEmpty()
        .noneMatch(line -> line.contains("geheim"));
  }

  @Test
  void sizeDepthAndAliasesAreBounded() {
    assertThat(Examples.problems("name: " + "x".repeat(1 << 20)))
        .containsExactly("1:1 is larger than 1 MB, the most that a pipeline may have");
    assertThat(Examples.problems("name: " + "[".repeat(100_000)))
        .containsExactly("1:56 is nested more than 50 deep");
    assertThat(Examples.problems("a: &a [x]\nb: [" + "*a,".repeat(51) + "]"))
        .first()
        .asString()
        .contains("is not YAML");
    assertThat(Examples.problems("a: &a\n  b: *a")).isNotEmpty();
  }

  @Test
  void aValueMayBeUsedTwiceByAnAnchor() {
    String yaml =
        Examples.SMALL
            + "checks: {s: [{unique: &key [a]}]}\ntargets: {t: {from: s, table: d.t, write: merge, keys: *key}}";
    assertThat(Examples.read(yaml).targets().values().iterator().next().keys())
        .containsExactly("a");
  }
}
