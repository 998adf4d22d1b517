package dev.weir.function.extractapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.function.extractapi.Api.Answer;
import dev.weir.function.extractapi.Api.Asked;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages as APIs have them, and as they should not. */
class ApiPagesTest extends ApiFixture {
  ApiPagesTest() throws IOException {}

  /** The ids from one on, as many as asked for, as objects. */
  private static String ids(int from, int before) {
    return IntStream.range(from, before)
        .mapToObj("{\"id\": %d}"::formatted)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static List<String> upTo(int before) {
    return IntStream.range(0, before).mapToObj(Integer::toString).toList();
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  /** An answer without a body's end is an answer all the same: tests say what is wrong. */
  private void script(Function<Asked, String> bodies) {
    api.script(asked -> Answer.of(200, bodies.apply(asked)));
  }

  @Test
  void aCursorGoesIntoTheQueryUntilThereIsNone() {
    Map<String, String> pages =
        Map.of(
            "", "{\"data\": [{\"id\": 0}], \"meta\": {\"next\": \"a b&c\"}}",
            "a b&c", "{\"data\": [], \"meta\": {\"next\": 12345678901234567890}}",
            "12345678901234567890", "{\"data\": [{\"id\": 1}], \"meta\": {\"next\": null}}");
    script(asked -> pages.getOrDefault(asked.option("after"), ""));

    assertThat(
            extraction
                .read(
                    "path: /items?x=1, records: /data, pagination: {cursor: {from: /meta/next, to: query.after}}")
                .rows())
        .isEqualTo(upTo(2));
    assertThat(api.requests)
        .containsExactly(
            "/items?x=1", "/items?x=1&after=a%20b%26c", "/items?x=1&after=12345678901234567890");
  }

  @Test
  void aCursorMayBeTheLastRecordsAndEndWhereTheAnswerSaysSo() {
    script(
        asked -> {
          int from = asked.option("after").isEmpty() ? 0 : number(asked.option("after")) + 1;
          return "{\"data\": %s, \"has_more\": %s}".formatted(ids(from, from + 3), from < 6);
        });

    assertThat(
            extraction
                .read(
                    "path: /items, records: /data, pagination: {cursor: {from: /data/-1/id, to: query.after, more: /has_more}}")
                .rows())
        .isEqualTo(upTo(9));
  }

  @Test
  void aCursorMayGoIntoTheBodyOfAPost() {
    script(
        asked ->
            asked.body().contains("after")
                ? "{\"data\": {\"nodes\": [{\"id\": 1}], \"page\": {\"more\": false, \"end\": \"d\"}}}"
                : "{\"data\": {\"nodes\": [{\"id\": 0}], \"page\": {\"more\": true, \"end\": \"c\"}}}");
    List<Asked> asked = new CopyOnWriteArrayList<>();
    api.observe(asked::add);

    assertThat(
            extraction
                .read(
                    "path: /graphql, method: post, body: {query: '{ items }', variables: {first: 1}}, records: /data/nodes,"
                        + " pagination: {cursor: {from: /data/page/end, to: body.variables.after, more: /data/page/more}}")
                .rows())
        .isEqualTo(upTo(2));
    assertThat(asked)
        .extracting(Asked::body)
        .containsExactly(
            "{\"query\":\"{ items }\",\"variables\":{\"first\":1}}",
            "{\"query\":\"{ items }\",\"variables\":{\"first\":1,\"after\":\"c\"}}");
    assertThat(asked)
        .allSatisfy(
            each -> {
              assertThat(each.method()).isEqualTo("POST");
              assertThat(each.headers().getFirst("Content-Type")).isEqualTo("application/json");
            });
  }

  @Test
  void pagesAreCountedUntilOneIsEmptyWhateverTheServerMakesOfTheSize() {
    script(
        asked -> {
          int page = number(asked.option("page"));
          // Asked for 100, it gives 3; and 2 in the middle, which is no end.
          return List.of(ids(0, 3), ids(3, 5), ids(5, 8), "[]").get(page - 1);
        });

    assertThat(
            extraction
                .read(
                    "path: /items, pagination: {page: {to: query.page}, size: {to: query.per_page, value: 100}}")
                .rows())
        .isEqualTo(upTo(8));
    assertThat(api.requests).hasSize(4).first().isEqualTo("/items?per_page=100&page=1");
  }

  @Test
  void anEmptyPageInTheMiddleIsNoEndWhereTheirNumberIsKnown() {
    script(
        asked -> {
          int page = number(asked.option("page"));
          return "{\"data\": %s, \"pages\": 3}"
              .formatted(List.of(ids(0, 2), "[]", ids(2, 3)).get(page));
        });

    assertThat(
            extraction
                .read(
                    "path: /items, records: /data, pagination: {page: {to: query.page, first: 0, pages: /pages}}")
                .rows())
        .isEqualTo(upTo(3));
    assertThat(api.requests).hasSize(3);
  }

  @Test
  void anOffsetFollowsWhatCameRejectsIncluded() {
    script(
        asked -> {
          int from = number(asked.option("offset"));
          // It clamps the size to 4.
          String records =
              ids(from, Math.min(from + 4, 10)).replace("{\"id\": 5}", "{\"id\": \"x\"}");
          return "{\"data\": %s, \"total\": 10}".formatted(records);
        });

    Extraction.Extracted extracted =
        extraction.read(
            "path: /items, records: /data, pagination: {offset: {to: query.offset, total: /total}, size: {to: query.limit, value: 100}}");

    assertThat(extracted.rows()).containsExactly("0", "1", "2", "3", "4", "6", "7", "8", "9");
    assertThat(extracted.rejects()).singleElement().asString().contains("/items, page 2, 2");
    assertThat(api.requests)
        .extracting(request -> request.replaceAll(".*offset=", ""))
        .containsExactly("0", "4", "8");
  }

  @Test
  void aShortPageEndsOnlyWhereTheApiPromisesIt() {
    script(asked -> ids(number(asked.option("o")), number(asked.option("o")) == 2 ? 3 : 2));

    assertThat(
            extraction
                .read(
                    "path: /items, pagination: {offset: {to: query.o}, size: {to: query.n, value: 2}, stop: short-page}")
                .rows())
        .isEqualTo(upTo(3));
    assertThat(api.requests).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // The pagination | what every page has | what is said
        "cursor: {from: /next, to: query.c}                  | \"next\": \"a\"          | page 2 is page 1 once more, byte by byte, so that the server does not heed what it is asked",
        "cursor: {from: /next, to: query.c, more: /more}     | \"more\": true            | it says at /more that there is more, and nothing at /next",
        "cursor: {from: /next, to: query.c}                  | \"next\": {\"a\": 1}     | there is an object at /next, not a text or a number",
        "cursor: {from: /x/next, to: query.c}                | \"next\": \"a\"          | names a next page in /next, not at /x/next as pagination says",
        "cursor: {from: /next, to: query.c, more: /x}        | \"next\": \"a\"          | names a next page in /next",
        "page: {to: query.p}                                 | \"n\": 1                 | page 2 is page 1 once more",
        "page: {to: query.p, pages: /n}                      | \"m\": 1                 | there is nothing at /n, not the number of all",
        "page: {to: query.p, pages: /n}                      | \"n\": \"many\"          | there is a string at /n, not the number of all",
        "page: {to: query.p, pages: /n}                      | \"n\": 1, \"has_more\": true | names a next page in /has_more, where pagination ends",
        "offset: {to: query.o, total: /n}                    | \"n\": 5                 | page 2 is page 1 once more",
        "next-url: /next                                     | \"next\": \"/items?p=1\"  | page 2 is page 1 once more",
        "link: next                                          | \"next\": \"/items?p=1\"  | names a next page in /next, not by the header Link as pagination says",
      })
  void pagesThatHaveNoEndOrLeadNowhereAreAFailure(String pagination, String fields, String said) {
    script(asked -> "{\"data\": %s, %s}".formatted(ids(0, 2), fields));
    assertThatThrownBy(
            () ->
                extraction.read(
                    "path: /items, records: /data, pagination: {%s}".formatted(pagination)))
        .isInstanceOf(TerminalException.class)
        .hasMessageMatching("WEIR-311[12] (?s).*")
        .hasMessageContaining(said);
    assertThat(api.requests.size()).isLessThan(3);
  }

  @Test
  void anEmptyPageBeforeTheTotalIsAFailure() {
    script(
        asked ->
            asked.option("o").equals("0")
                ? "{\"data\": %s, \"total\": 5}".formatted(ids(0, 2))
                : "{\"data\": [], \"total\": 5}");
    assertThatThrownBy(
            () ->
                extraction.read(
                    "path: /items, records: /data, pagination: {offset: {to: query.o, total: /total}}"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3112")
        .hasMessageContaining(
            "it says at /total that there are 5 records, and gives none behind the first 2");
  }

  @Test
  void theSameRequestTwiceIsAFailureThoughItsAnswerDiffers() {
    int[] count = {0};
    script(asked -> "{\"data\": [{\"id\": %d}], \"next\": \"a\"}".formatted(count[0]++));
    assertThatThrownBy(
            () ->
                extraction.read(
                    "path: /items, records: /data, pagination: {cursor: {from: /next, to: query.c}}"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3112")
        .hasMessageContaining("page 3 would be asked for just as page 2 was");
  }

  @Test
  void reachingALimitIsAFailureNotAnEnd() {
    script(asked -> ids(number(asked.option("p")), number(asked.option("p")) + 1));
    assertThatThrownBy(
            () -> extraction.read("path: /items, pagination: {page: {to: query.p}, max-pages: 3}"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3120 Cannot read all pages of http://localhost:")
        .hasMessageContaining("there are more than 3 pages, which max-pages allows");
    assertThat(api.requests).hasSize(3);

    Instant[] now = {Instant.parse("2026-11-23T00:00:00Z")};
    extraction.clock = () -> now[0] = now[0].plusSeconds(50);
    assertThatThrownBy(
            () ->
                extraction.read("path: /items, pagination: {page: {to: query.p}, max-time: 2 min}"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3120")
        .hasMessageContaining("after 3 pages the time that max-time allows is over, 120 seconds");
  }

  @Test
  void theValuesOfEachHavePagesOfTheirOwn() {
    script(
        asked ->
            asked.target().startsWith("/ids")
                ? "{\"ids\": [%s], \"next\": %s}"
                    .formatted(
                        asked.option("c").isEmpty() ? "0, 1" : "2",
                        asked.option("c").isEmpty() ? "\"x\"" : "null")
                : "{\"id\": " + asked.option("id") + "}");

    assertThat(
            extraction
                .read(
                    "path: /item, query: {id: '{id}'}, each: {path: /ids, records: /ids, parameter: id,"
                        + " pagination: {cursor: {from: /next, to: query.c}}}")
                .rows())
        .isEqualTo(upTo(3));
    assertThat(api.requests).contains("/ids?c=x", "/item?id=2");
  }

  @Test
  void optionsOfTheQueryAreEncoded() {
    api.answers("/items?a=1&q=x%20%26%20y&n=true", "[{\"id\": 0}]");

    assertThat(extraction.read("path: '/items?q=z&a=1', query: {q: x & y, n: true}").rows())
        .isEqualTo(upTo(1));
  }

  @Test
  void whatIsPostedIsPostedAgainOnlyWhereARedirectSaysSo() {
    api.answers("/a", Answer.of(308, "").with("Location", "/b"));
    api.answers("/c", Answer.of(302, "").with("Location", "/b"));
    script(asked -> asked.body().equals("{\"x\":1}") ? ids(0, 1) : "[]");

    assertThat(extraction.read("path: /a, method: post, body: {x: 1}").rows()).isEqualTo(upTo(1));
    assertThatThrownBy(() -> extraction.read("path: /c, method: post, body: {x: 1}"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("/c: the server answered 302");
  }
}
