package dev.weir.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.dataset.RejectLimit;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Connection.DatabaseKind;
import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.OnBrokenFile;
import dev.weir.pipeline.source.Relation;
import dev.weir.pipeline.source.Relation.RowSecurity;
import dev.weir.pipeline.source.Source;
import dev.weir.pipeline.source.Source.DatabaseSource;
import dev.weir.pipeline.source.Source.Each;
import dev.weir.pipeline.source.Source.FileSource;
import dev.weir.pipeline.source.Source.HttpSource;
import dev.weir.pipeline.source.http.Answers;
import dev.weir.pipeline.source.http.Pagination;
import dev.weir.pipeline.source.http.Pagination.End;
import dev.weir.pipeline.source.http.Paging;
import dev.weir.pipeline.source.http.Parameter;
import dev.weir.pipeline.source.http.Parameter.Where;
import dev.weir.pipeline.source.http.Request;
import dev.weir.pipeline.source.http.Request.Method;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceKeysTest {

  private static Source source(String kind, String keys) {
    String connections =
        switch (kind) {
          case "database" -> "{kind: mysql, database: d}";
          default -> "{kind: " + kind + "}";
        };
    String yaml =
        "name: x\nconnections: {c: %s}\nsources: {s: {connection: c, %s}}"
            .formatted(connections, keys);
    return Examples.read(yaml).sources().values().iterator().next();
  }

  @Test
  void connectionsHaveTheseDefaults() {
    String sources = "\nsources: {s: {connection: d, table: t}}";
    assertThat(
            Examples.read(
                    "name: x\nconnections: {d: {kind: postgresql, database: e}, h: {kind: http}, f: {kind: file}}"
                        + sources)
                .connections())
        .containsExactly(
            Map.entry("d", new Connection.Database(DatabaseKind.POSTGRESQL, "e", 4)),
            Map.entry("h", new Connection.Http(Optional.empty(), 4)),
            Map.entry("f", new Connection.Files(2)));
  }

  @Test
  void connectionsHaveTheseKeys() {
    String sources = "\nsources: {s: {connection: d, table: t}}";
    assertThat(
            Examples.read(
                    "name: x\nconnections: {d: {kind: mysql, database: e, max-connections: 9}, h-1: {kind: http, url: 'https://a.b/c', max-connections: 1}, f: {kind: file, max-connections: 3}}"
                        + sources)
                .connections())
        .containsExactly(
            Map.entry("d", new Connection.Database(DatabaseKind.MYSQL, "e", 9)),
            Map.entry("h-1", new Connection.Http(Optional.of(URI.create("https://a.b/c")), 1)),
            Map.entry("f", new Connection.Files(3)));
  }

  @Test
  void aDatabaseSourceIsATableOrAQuery() {
    assertThat(source("database", "table: shop.film"))
        .isEqualTo(
            new DatabaseSource(
                "c", new Relation.Table("shop.film", Map.of()), OptionalInt.empty()));
    assertThat(
            source("database", "query: SELECT 1, partition: none, columns: {a: 'decimal(5, 2)'}"))
        .isEqualTo(
            new DatabaseSource(
                "c",
                new Relation.Query("SELECT 1", Map.of("a", new Decimal(5, 2))),
                OptionalInt.of(1)));
  }

  @Test
  void rowSecurityThatHidesRowsIsRefusedUnlessAllowed() {
    assertThat(rowSecurity("table: t")).isEqualTo(RowSecurity.REFUSE);
    assertThat(rowSecurity("table: t, row-security: allow")).isEqualTo(RowSecurity.ALLOW);
    assertThat(rowSecurity("query: SELECT 1, row-security: allow")).isEqualTo(RowSecurity.ALLOW);
  }

  private static RowSecurity rowSecurity(String keys) {
    return ((DatabaseSource) source("postgresql, database: d", keys)).relation().rowSecurity();
  }

  @ParameterizedTest
  @CsvSource({"auto,-1", "none,1", "4,4"})
  void partitionIsAutoNoneOrANumber(String written, int parts) {
    DatabaseSource source = (DatabaseSource) source("database", "table: t, partition: " + written);
    assertThat(source.parts()).isEqualTo(parts < 0 ? OptionalInt.empty() : OptionalInt.of(parts));
  }

  @Test
  void anHttpSourceHasTheseDefaults() {
    assertThat(source("http", "path: /a, columns: [b, c/d]"))
        .isEqualTo(
            new HttpSource(
                "c",
                Request.get("/a"),
                Format.JSON,
                "",
                Map.of("b", new Field(Simple.TEXT, "/b"), "c/d", new Field(Simple.TEXT, "/c~1d")),
                Optional.empty(),
                Answers.PLAIN,
                Optional.empty(),
                Notation.PLAIN));
  }

  @Test
  void anHttpSourceHasTheseKeys() {
    assertThat(
            source(
                "http",
                "path: '/a/{id}', format: xml, records: /r, columns: {b: {type: bigint, path: /x/y,"
                    + " optional: true}}, each: {path: /ids, records: /i, parameter: id, limit: 5,"
                    + " first: 3}, pagination: {link: next}, on-status: {404: skip}"))
        .isEqualTo(
            new HttpSource(
                "c",
                Request.get("/a/{id}"),
                Format.XML,
                "/r",
                Map.of("b", new Field(Simple.BIGINT, "/x/y", Optional.empty(), true)),
                Optional.of(new Each("/ids", "/i", "id", 5, OptionalInt.of(3), Paging.UNDECLARED)),
                new Answers(Paging.of(new Pagination.Link()), Set.of(404)),
                Optional.empty(),
                Notation.PLAIN));
    HttpSource byDefault =
        (HttpSource)
            source("http", "path: '/{id}', columns: [b], each: {path: /ids, parameter: id}");
    assertThat(byDefault.each())
        .contains(new Each("/ids", "", "id", 1000, OptionalInt.empty(), Paging.UNDECLARED));
  }

  @Test
  void aRequestHasTheseKeys() {
    HttpSource source =
        (HttpSource)
            source(
                "http",
                "path: /a, columns: [b], method: post, query: {b: x y, a: 2, c: true},"
                    + " body: {q: a, n: [1, 1.50, null, {t: true}]}");
    assertThat(source.request())
        .isEqualTo(
            new Request(
                Method.POST,
                "/a",
                Map.of("b", "x y", "a", "2", "c", "true"),
                Optional.of("{\"q\":\"a\",\"n\":[1,1.50,null,{\"t\":true}]}")));
    assertThat(source.request().query().keySet()).containsExactly("b", "a", "c");
  }

  @Test
  void paginationHasTheseKeys() {
    Parameter page = new Parameter(Where.QUERY, "page[n]");
    assertThat(paging("cursor: {from: /a/-1/id, to: body.b.c, more: /more}"))
        .isEqualTo(
            Paging.of(
                new Pagination.Cursor(
                    "/a/-1/id", new Parameter(Where.BODY, "b.c"), Optional.of("/more"))));
    assertThat(paging("page: {to: 'query.page[n]'}"))
        .isEqualTo(Paging.of(new Pagination.Page(page, 1, new End.EmptyPage())));
    assertThat(paging("page: {to: 'query.page[n]', first: 0, pages: /pages}"))
        .isEqualTo(Paging.of(new Pagination.Page(page, 0, new End.Stated("/pages"))));
    assertThat(paging("offset: {to: query.o, total: /total}"))
        .isEqualTo(
            Paging.of(
                new Pagination.Offset(new Parameter(Where.QUERY, "o"), new End.Stated("/total"))));
    assertThat(
            paging(
                "offset: {to: query.o}, size: {to: query.n, value: 50}, stop: short-page,"
                    + " max-pages: 3, max-time: 5 min"))
        .isEqualTo(
            new Paging(
                new Pagination.Offset(new Parameter(Where.QUERY, "o"), new End.ShortPage(50)),
                Optional.of(new Paging.Size(new Parameter(Where.QUERY, "n"), 50)),
                3,
                Optional.of(Duration.ofMinutes(5))));
  }

  private static Paging paging(String keys) {
    return ((HttpSource)
            source(
                "http",
                "path: /a, columns: [b], method: post, body: {a: 1}, pagination: {" + keys + "}"))
        .answers()
        .paging();
  }

  @ParameterizedTest
  @CsvSource({
    "a.csv,CSV",
    "a.TSV.gz,TSV",
    "a.json,JSON",
    "a.jsonl,JSON_LINES",
    "a.ndjson.gz,JSON_LINES",
    "a.xml,XML"
  })
  void aFilesFormatFollowsFromItsEnding(String path, Format format) {
    FileSource source = (FileSource) source("file", "columns: [b], path: '" + path + "'");
    assertThat(source.format()).isEqualTo(format);
  }

  @Test
  void aFileSourceHasTheseKeys() {
    assertThat(
            source(
                "file",
                "path: '*', format: csv, records: '', columns: {a: date, b: {type: text, path: B b}, c: {}}"))
        .isEqualTo(
            new FileSource(
                "c",
                "*",
                Format.CSV,
                "",
                Map.of(
                    "a", new Field(Simple.DATE, "a"),
                    "b", new Field(Simple.TEXT, "B b"),
                    "c", new Field(Simple.TEXT, "c")),
                Optional.empty()));
  }

  @Test
  void aBrokenFileMayBeKept() {
    FileSource fails = (FileSource) source("file", "path: '*.csv', columns: [a]");
    assertThat(fails.onBrokenFile()).isEqualTo(OnBrokenFile.FAIL);
    FileSource keeps =
        (FileSource) source("file", "path: '*.csv', columns: [a], on-broken-file: keep");
    assertThat(keeps.onBrokenFile()).isEqualTo(OnBrokenFile.KEEP);
  }

  @Test
  void recordsMayBeTheMembersOfAnObject() {
    FileSource source =
        (FileSource)
            source("file", "path: a.json, records: /*, columns: {k: {path: '*'}, v: text}");
    assertThat(source.records()).isEqualTo("/*");
    assertThat(source.columns().get("k")).isEqualTo(new Field(Simple.TEXT, "*"));
  }

  @Test
  void rejectsAreLimitedByNumberAndByShare() {
    assertThat(source("file", "path: '*.csv', columns: [a], rejects: {max: 10, max-share: 1.5 %}"))
        .extracting(Source::rejects)
        .isEqualTo(
            Optional.of(new RejectLimit(OptionalLong.of(10), Optional.of(new BigDecimal("1.5")))));
  }

  @Test
  void textNeedsNoColumns() {
    assertThat(source("file", "path: '*.txt'"))
        .isEqualTo(
            new FileSource(
                "c", "*.txt", Format.TEXT, "", FileSource.TEXT_COLUMNS, Optional.empty()));
  }
}
