package dev.weir.function.extractapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.dataset.RejectLimit;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.folder.EnvironmentSecrets;
import dev.weir.folder.FolderLake;
import dev.weir.function.extractapi.Api.Answer;
import dev.weir.function.extractapi.http.HttpSettings;
import dev.weir.json.Json;
import dev.weir.lake.Scratch;
import dev.weir.making.Sample;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;
import dev.weir.parquet.read.RecordReader;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Source.Each;
import dev.weir.pipeline.source.Source.HttpSource;
import dev.weir.pipeline.source.http.Answers;
import dev.weir.pipeline.source.http.Pagination;
import dev.weir.pipeline.source.http.Paging;
import dev.weir.pipeline.source.http.Request;
import dev.weir.plan.Plan;
import dev.weir.plan.Plans;
import dev.weir.records.rows.RecordLimits;
import dev.weir.run.RunContext;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractApiServiceTest {
  private static final RunId RUN = RunId.scheduled("news", Instant.parse("2026-11-23T00:00:00Z"));
  private static final int BODY_BYTES = 10_000;

  @TempDir Path folder;
  private final Api api;
  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private String address;
  private FolderLake lake = new FolderLake(Path.of(""));

  ExtractApiServiceTest() throws IOException {
    api = new Api();
    address = "http://" + api.authority() + "/v0";
  }

  @BeforeEach
  void lake() {
    lake = new FolderLake(folder.resolve("lake"));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void oneRequestGivesItsRecords() {
    api.answers("/v0/items", "{\"data\": [{\"id\": 1, \"by\": \"Zoë\"}, {\"id\": \"x\"}]}");
    DataSetResult result = extract(source("/items", "/data"));
    assertThat(result.rows()).isEqualTo(1);
    assertThat(rows(dataSet().files())).containsExactly("[1, Zoë]");
    assertThat(rows(dataSet().rejects()))
        .containsExactly(
            "[items, /items, 2, not an integer: column id, value 'x', {\"id\": \"x\"}]");
  }

  @Test
  void oneRequestPerValueKeepsTheirOrderWithinTheBudget() {
    List<Integer> ids = IntStream.range(0, 40).boxed().toList();
    api.answers("/v0/top", "{\"ids\": " + ids + "}");
    ids.forEach(id -> api.answers("/v0/item/" + id, id == 7 ? "null" : "{\"id\": " + id + "}"));
    extract(each("/item/{id}", 30));
    assertThat(rows(dataSet().files()))
        .isEqualTo(
            IntStream.range(0, 30)
                .filter(id -> id != 7)
                .mapToObj(id -> "[" + id + ", null]")
                .toList());
    assertThat(rows(dataSet().rejects()))
        .containsExactly("[items, /item/7, 1, not an object but null, null]");
    assertThat(api.mostAtOnce.get()).isBetween(1, 4);
  }

  @Test
  void valuesAreEncodedInThePath() {
    api.answers("/v0/top", "{\"ids\": [\"a b/c?d&e\"]}");
    api.answers("/v0/item?id=a%20b%2Fc%3Fd%26e", "{\"id\": 1}");
    assertThat(extract(each("/item?id={id}", 1)).rows()).isEqualTo(1);
  }

  @Test
  void moreValuesThanTheLimitAreAFailureUnlessOnlyTheFirstAreWanted() {
    api.answers("/v0/top", "{\"ids\": " + IntStream.range(0, 41).boxed().toList() + "}");
    assertThatThrownBy(() -> extract(each("/item/{id}", OptionalInt.empty())))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3110 Cannot ask for all that " + address + "/top gives")
        .hasMessageContaining("it gives 41 values, and each.limit is 40. Raise limit")
        .hasMessageContaining("first: 40");
    assertThat(api.requests).containsExactly("/v0/top");
    api.answers("/v0/item/0", "{\"id\": 0}");
    assertThat(extractAnew(each("/item/{id}", 1)).rows()).isEqualTo(1);
  }

  @Test
  void aPageThatNobodyFollowsIsAFailure() {
    api.answers(
        "/v0/items",
        Answer.of(200, "[{\"id\": 1}]").with("Link", "</v0/items?page=2>; rel=\"next\""));
    assertThatThrownBy(() -> extract(source("/items", "")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3111 Cannot read all of " + address + "/items: ")
        .hasMessageContaining("pagination: {link: next}  in source 'items'")
        .hasMessageContaining("pagination: none");
    api.answers("/v0/paged", "{\"data\": [], \"paging\": {\"next\": \"/v0/paged?page=2\"}}");
    assertThatThrownBy(() -> extract(source("/paged", "/data")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("names a next page in /paging/next")
        .hasMessageContaining("pagination: {next-url: /paging/next}");
    api.answers("/v0/more", "{\"data\": [], \"has_more\": true}");
    assertThatThrownBy(() -> extract(source("/more", "/data")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("names a next page in /has_more")
        .hasMessageContaining("It says only that there is one. Write pagination with page");
    assertThat(extractAnew(paged("/more", new Pagination.None())).rows()).isZero();
  }

  @Test
  void pagesAreReadUntilOneNamesNone() {
    address = "http://" + api.authority() + "/v0?key=s3cret";
    String next = "<http://%s/v0/items?page=%d>; rel=\"next\"";
    api.answers(
        "/v0/items?key=s3cret",
        Answer.of(200, "{\"data\": [{\"id\": 1}]}")
            .with("Link", next.formatted(api.authority(), 2)));
    api.answers(
        "/v0/items?page=2&key=s3cret",
        Answer.of(200, "{\"data\": [{\"id\": \"x\"}]}")
            .with("Link", next.formatted(api.authority(), 3)));
    api.answers("/v0/items?page=3&key=s3cret", "{\"data\": [{\"id\": 3}]}");
    assertThat(extract(paged("/items", new Pagination.Link())).rows()).isEqualTo(2);
    assertThat(rows(dataSet().files())).containsExactly("[1, null]", "[3, null]");
    assertThat(rows(dataSet().rejects()))
        .singleElement()
        .asString()
        .startsWith("[items, /items, page 2, 1, not an integer");
  }

  @Test
  void theAddressOfTheNextPageMayStandInTheAnswer() {
    address = "http://" + api.authority() + "/v0?key=s3cret";
    api.answers(
        "/v0/items?key=s3cret", "{\"data\": [{\"id\": 1}], \"next\": \"items?page=2&key=s3cret\"}");
    api.answers("/v0/items?page=2&key=s3cret", "{\"data\": [{\"id\": 2}], \"next\": null}");
    assertThat(extract(paged("/items", new Pagination.NextUrl("/next"))).rows()).isEqualTo(2);
  }

  @Test
  void paginationThatFindsNothingWhereAnotherNamesAPageIsAFailure() {
    api.answers("/v0/items", "{\"data\": [], \"paging\": {\"next\": \"/v0/items?page=2\"}}");
    assertUnread(
        paged("/items", new Pagination.NextUrl("/paging/nxt")),
        "names a next page in /paging/next, not at /paging/nxt as pagination says",
        "pagination: {next-url: /paging/next}  in source 'items'");
    assertUnread(
        paged("/items", new Pagination.Link()),
        "names a next page in /paging/next, not by the header Link as pagination says",
        "pagination: {next-url: /paging/next}  in source 'items'");
    api.answers(
        "/v0/linked",
        Answer.of(200, "{\"data\": []}").with("Link", "</v0/linked?page=2>; rel=\"next\""));
    assertUnread(
        paged("/linked", new Pagination.NextUrl("/next")),
        "by the header Link, rel=\"next\", not at /next as pagination says",
        "pagination: {link: next}  in source 'items'");
    assertThat(api.requests).noneMatch(path -> path.contains("page=2"));
  }

  private void assertUnread(HttpSource source, String where, String cure) {
    assertThatThrownBy(() -> extract(source))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3111 Cannot read all of " + address)
        .hasMessageContaining(where)
        .hasMessageContaining(cure);
  }

  @Test
  void aPageThatIsNoAddressIsAFailure() {
    api.answers("/v0/items", "{\"data\": [{\"id\": 1}], \"next\": 2}");
    assertThatThrownBy(() -> extract(paged("/items", new Pagination.NextUrl("/next"))))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3112 Cannot read on behind " + address + "/items: ")
        .hasMessageContaining("there is a number at /next, not an address. Correct pagination");
  }

  @Test
  void pagesThatLeadElsewhereOrInACircleAreAFailure() {
    for (String next : List.of("https://example.org/2", "http://u:s3cret@h/a b", "mailto:a@b")) {
      api.answers("/v0/items", "{\"data\": [], \"next\": \"" + next + "\"}");
      assertThatThrownBy(() -> extract(paged("/items", new Pagination.NextUrl("/next"))))
          .as(next)
          .isInstanceOf(TerminalException.class)
          .hasMessageContaining("WEIR-3112 Cannot read on behind " + address + "/items: ")
          .hasMessageNotContaining("s3cret");
    }
    api.answers("/v0/items", "{\"data\": [], \"next\": \"/v0/items\"}");
    assertThatThrownBy(() -> extract(paged("/items", new Pagination.NextUrl("/next"))))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3112")
        .hasMessageContaining("page 2 would be asked for just as page 1 was");
  }

  @Test
  void anItemWithAStatusToBeSkippedHasNoRecordsAndIsTold() {
    api.answers("/v0/top", "{\"ids\": [1, 2, 3]}");
    api.answers("/v0/item/1", "{\"id\": 1}");
    api.answers("/v0/item/3", Answer.of(410, "gone"));
    assertThatThrownBy(() -> extract(each("/item/{id}", 3)))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("/item/2: the server answered 404");
    HttpSource each = each("/item/{id}", 3);
    HttpSource skipping =
        new HttpSource(
            "api",
            each.request(),
            Format.JSON,
            "",
            each.columns(),
            each.each(),
            new Answers(Paging.UNDECLARED, Set.of(404, 410)),
            Optional.empty(),
            Notation.PLAIN);
    assertThat(extractAnew(skipping).rows()).isEqualTo(1);
    assertThat(dataSet().warnings())
        .containsExactly("2 answers had a status that on-status skips: /item/2, /item/3");
  }

  @Test
  void whatNoAddressMayHaveIsEncodedAndNothingOfTheAddressIsKept() {
    address = "http://" + api.authority() + "/v0?key=s3cret";
    String path = "/v0/items?filter=a%7Cb&q=x%20y&key=s3cret";
    api.answers(path, "[{\"id\": 1, \"by\": \"" + path + "\"}]");
    extract(source("/items?filter=a|b&q=x y", ""));
    assertThat(rows(dataSet().files()))
        .containsExactly("[1, /v0/items?filter=a%7Cb&q=x%20y&key=***]");
  }

  @Test
  void credentialsAreNotSentUnencryptedToAnotherMachine() {
    address = "http://ann:s3cret@api.example.org/v0";
    assertThatThrownBy(() -> extract(source("/items", "")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3113 Cannot reach connection 'api'")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aColumnThatNoRecordOfAllAnswersHasIsAFailure() {
    HttpSource lax = each("/item/{id}", 2);
    Map<String, Field> columns = new LinkedHashMap<>(lax.columns());
    columns.put("author", new Field(Simple.TEXT, "by"));
    HttpSource source = source("/item/{id}", "", columns, lax.each(), new Pagination.Undeclared());
    api.answers("/v0/top", "{\"ids\": [1, 2]}");
    api.answers("/v0/item/1", "{\"id\": 1}");
    api.answers("/v0/item/2", "{\"id\": 2}");
    assertThatThrownBy(() -> extract(source))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(
            "WEIR-1019 Cannot complete data set 'items': no record has its column 'author'.")
        .hasMessageContaining("author: {optional: true}");
    api.answers("/v0/item/2", "{\"id\": 2, \"by\": null}");
    assertThat(extractAnew(source).rows()).isEqualTo(2);
  }

  @Test
  void xmlIsReadAsATree() {
    api.answers("/v0/items", "<items><item id='1'><by>Ann</by></item></items>");
    HttpSource json = source("/items", "/items/item");
    extract(
        new HttpSource(
            "api",
            json.request(),
            Format.XML,
            json.records(),
            json.columns(),
            json.each(),
            Answers.PLAIN,
            Optional.empty(),
            Notation.PLAIN));
    assertThat(rows(dataSet().files())).containsExactly("[1, Ann]");
  }

  @Test
  void jsonLinesAreRead() {
    api.answers("/v0/items", "{\"id\": 1}\n{\"id\": 2, \"by\": \"Ann\"}\n");
    HttpSource json = source("/items", "");
    extract(
        new HttpSource(
            json.connection(),
            json.request(),
            Format.JSON_LINES,
            "",
            json.columns(),
            json.each(),
            json.answers(),
            json.rejects(),
            json.notation()));
    assertThat(rows(dataSet().files())).containsExactly("[1, null]", "[2, Ann]");
  }

  @Test
  void credentialsAndOptionsOfTheAddressAreSentButNeverShown() {
    address = "http://ann:s3cret@" + api.authority() + "/v0?key=k3y";
    api.answers("/v0/items?n=1&key=k3y", "[{\"id\": 1}]");
    extract(source("/items?n=1", ""));
    assertThat(api.authorizations).containsExactly("Basic YW5uOnMzY3JldA==");
    assertThatThrownBy(() -> extractAnew(source("/other", "")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(
            "WEIR-3103 Cannot read http://"
                + api.authority()
                + "/v0/other?key=…: the server answered 404: 'no such thing'.")
        .hasMessageNotContaining("k3y")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aServerThatPutsOffIsAskedAgain() {
    api.answers(
        "/v0/items",
        Answer.of(429, "slow down").with("Retry-After", "7"),
        Answer.of(503, "busy"),
        Answer.of(200, "[{\"id\": 1}]"));
    assertThat(extract(source("/items", "")).rows()).isEqualTo(1);
    assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2));
  }

  @Test
  void aServerThatPutsOffForLongIsLeftToTheStateMachine() {
    api.answers("/v0/items", Answer.of(429, "slow down").with("Retry-After", "3600"));
    assertThatThrownBy(() -> extract(source("/items", "")))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("WEIR-3104")
        .hasMessageContaining("429: 'slow down'");
    assertThat(waits).isEmpty();
    api.answers("/v0/items", Answer.of(503, ""));
    assertThatThrownBy(() -> extract(source("/items", "")))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("WEIR-3104");
    assertThat(waits).hasSize(3);
  }

  @Test
  void anErrorOfTheServerMayPass() {
    api.answers("/v0/items", Answer.of(500, "<h1>\n oops</h1>" + "x".repeat(500)));
    assertThatThrownBy(() -> extract(source("/items", "")))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("WEIR-3104")
        .hasMessageContaining("500: '<h1> oops</h1>" + "x".repeat(186) + "…'");
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      address = "http://localhost:" + free.getLocalPort();
    }
    assertThatThrownBy(() -> extract(source("/items", "")))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("WEIR-3105")
        .hasMessageContaining("localhost refuses the connection");
    address = "http://no.such.host.invalid";
    assertThatThrownBy(() -> extract(source("/items", "")))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("WEIR-3105")
        .hasMessageContaining("there is no host no.such.host.invalid");
  }

  @Test
  void anAnswerBeyondTheLimitIsRefusedPackedOrNot() throws IOException {
    String large = "[" + "{\"id\": 1},".repeat(2000) + "{}]";
    api.answers("/v0/items", large);
    assertThatThrownBy(() -> extract(source("/items", "")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3106 Cannot read " + address + "/items")
        .hasMessageContaining("larger than 10000 bytes");
    api.answers("/v0/items", packed(large));
    assertThatThrownBy(() -> extract(source("/items", "")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3106");
    api.answers("/v0/items", packed("[{\"id\": 5}]"));
    assertThat(extract(source("/items", "")).rows()).isEqualTo(1);
  }

  @Test
  void redirectsAreFollowedWithinTheProtocol() {
    api.answers("/v0/items", Answer.of(301, "").with("Location", "/v1/items"));
    api.answers("/v1/items", "[{\"id\": 1}]");
    assertThat(extract(source("/items", "")).rows()).isEqualTo(1);
    api.answers("/v0/away", Answer.of(302, "").with("Location", "ftp://example.org/x"));
    assertThatThrownBy(() -> extractAnew(source("/away", "")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3108")
        .hasMessageContaining("leads to ftp://example.org/x, which is another protocol");
    api.answers("/v0/round", Answer.of(302, "").with("Location", "/v0/round"));
    assertThatThrownBy(() -> extractAnew(source("/round", "")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("after 5 redirects");
  }

  @Test
  void aRedirectToNoAddressIsSaidWithoutItsText() {
    for (String location : List.of("http://u:secret@host/a b", "http:secret", "http:///secret")) {
      api.answers("/v0/lost", Answer.of(302, "").with("Location", location));
      assertThatThrownBy(() -> extractAnew(source("/lost", "")))
          .as(location)
          .isInstanceOf(TerminalException.class)
          .hasMessageContaining("WEIR-3108")
          .hasMessageContaining(address + "/lost: it leads to an address that is not valid")
          .hasNoCause();
    }
  }

  @Test
  void aRefusalWithoutABodyIsARefusalWhateverItsEncoding() {
    api.answers("/v0/gone", Answer.of(410, "").with("Content-Encoding", "gzip"));
    assertThatThrownBy(() -> extract(source("/gone", "")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("/gone: the server answered 410.");
  }

  @Test
  void anAnswerThatIsNotWhatTheSourceSaysIsDescribed() {
    api.answers("/v0/items", "{\"data\": \"none\"}");
    assertThatThrownBy(() -> extract(source("/items", "/data")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3107 Cannot read the answer of " + address + "/items")
        .hasMessageContaining("there is a string at /data");
    api.answers("/v0/items", "<!doctype html>\n<title>Please sign in</title>");
    assertThatThrownBy(() -> extract(source("/items", "/data")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3107")
        .hasMessageContaining("It begins with '<!doctype html> <title>Please sign in</title>'.");
    api.answers("/v0/top", "{\"ids\": [{}]}");
    assertThatThrownBy(() -> extract(each("/item/{id}", 5)))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3107 Cannot read the answer of " + address + "/top")
        .hasMessageContaining("there is an object among the values");
    assertThat(folder.resolve("temporary")).isEmptyDirectory();
  }

  @Test
  void onlyHttpIsSpoken() {
    address = "file:///etc/passwd";
    assertThatThrownBy(() -> extract(source("/items", "")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3102 Cannot reach connection 'api'")
        .hasMessageContaining("WEIR_CONNECTION_API");
  }

  @Test
  void aPreviewIsTheFirstRowsAndLeavesNothing() {
    api.answers("/v0/items", "[{\"id\": 1}, {\"id\": \"x\"}, {\"id\": 2}, {\"id\": 3}]");
    HttpSource source = source("/items", "");
    Connection.Http connection = new Connection.Http(Optional.empty(), 4);
    Sample sample = service().preview("items", source, connection, 2);
    assertThat(sample.rows().rows()).containsExactly(row(1L, null), row(2L, null));
    assertThat(sample.rows().truncated()).isTrue();
    assertThat(sample.rejects())
        .containsExactly(
            new Sample.Rejected(
                "/items 2", "not an integer: column id", "not an integer: column id, value 'x'"));
    assertThat(folder.resolve("temporary")).doesNotExist();
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private DataSetResult extract(HttpSource source) {
    return service().extract(request(source));
  }

  private ExtractApiService service() {
    return new ExtractApiService(
        lake,
        Scratch.alone(folder.resolve("temporary")),
        event -> {},
        new EnvironmentSecrets(Map.of("WEIR_CONNECTION_API", address)),
        InstantSource.system(),
        waits::add,
        new HttpSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            BODY_BYTES,
            4,
            Duration.ofSeconds(30),
            RecordLimits.DEFAULT));
  }

  private DataSetResult extractAnew(HttpSource source) {
    lake = new FolderLake(folder.resolve("another-lake"));
    return extract(source);
  }

  private ExtractRequest request(HttpSource source) {
    Plan plan =
        new Plan(
            Plan.FORMAT,
            "news",
            RUN.value(),
            Instant.parse("2026-11-23T00:00:00Z"),
            List.of(
                new Plan.PlannedConnection(
                    "api",
                    new Connection.Http(Optional.of(URI.create("https://example.org")), 4),
                    4)),
            List.of(
                new Plan.PlannedSource(
                    "items",
                    source,
                    1,
                    "an API",
                    -1,
                    new Schema(
                        source.columns().entrySet().stream()
                            .map(e -> Column.nullable(e.getKey(), e.getValue().type()))
                            .toList()))),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of("items", RejectLimit.ofMax(10)));
    byte[] json = Json.bytes(plan);
    RunContext context = new RunContext(RUN, 1, 1, Plans.hash(json));
    lake.put(context.folder().plan(), json);
    return new ExtractRequest(context, "items");
  }

  private static HttpSource source(String path, String records) {
    Map<String, Field> columns = new LinkedHashMap<>();
    columns.put("id", new Field(Simple.BIGINT, "/id"));
    columns.put("author", new Field(Simple.TEXT, "by", Optional.empty(), true));
    return source(path, records, columns, Optional.empty(), new Pagination.Undeclared());
  }

  private static HttpSource paged(String path, Pagination pagination) {
    HttpSource one = source(path, "/data");
    return source(path, "/data", one.columns(), Optional.empty(), pagination);
  }

  private static HttpSource each(String path, int first) {
    return each(path, OptionalInt.of(first));
  }

  private static HttpSource each(String path, OptionalInt first) {
    HttpSource one = source(path, "");
    return source(
        path,
        "",
        one.columns(),
        Optional.of(new Each("/top", "/ids", "id", 40, first, Paging.UNDECLARED)),
        new Pagination.Undeclared());
  }

  private static HttpSource source(
      String path,
      String records,
      Map<String, Field> columns,
      Optional<Each> each,
      Pagination pagination) {
    return new HttpSource(
        "api",
        Request.get(path),
        Format.JSON,
        records,
        columns,
        each,
        new Answers(Paging.of(pagination), Set.of()),
        Optional.empty(),
        Notation.PLAIN);
  }

  private DataSet dataSet() {
    byte[] json = lake.read(new RunFolder(RUN).plan()).orElseThrow().content();
    return new DataSets(lake).require(new RunContext(RUN, 1, 1, Plans.hash(json)), "items");
  }

  private List<String> rows(List<DataFile> files) {
    List<String> rows = new ArrayList<>();
    for (DataFile file : files) {
      try (RecordReader reader = RecordReader.open(lake.fetch(file.key(), folder))) {
        reader.forEachRemaining(row -> rows.add(Arrays.toString(row)));
      }
    }
    return rows;
  }

  private static Answer packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return new Answer(200, bytes.toByteArray(), Map.of("Content-Encoding", "gzip"));
  }
}
