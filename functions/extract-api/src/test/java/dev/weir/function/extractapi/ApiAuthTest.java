package dev.weir.function.extractapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.function.extractapi.Api.Answer;
import dev.weir.function.extractapi.Api.Asked;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an API is told who asks. */
class ApiAuthTest extends ApiFixture {
  private static final String ITEM = "[{\"id\": 1}]";

  ApiAuthTest() throws IOException {}

  @BeforeEach
  void secrets() {
    extraction.set("KEY", "k3y-value").set("ID", "an-id");
  }

  @Test
  void basicIsUserAndPassword() {
    api.answers("/items", ITEM);
    extraction.connection("auth: {basic: {user: ann, password: '${KEY}'}}").read("path: /items");
    assertThat(api.authorizations).containsExactly("Basic YW5uOmszeS12YWx1ZQ==");
  }

  @Test
  void aHeaderHoldsASecret() {
    AtomicReference<String> sent = new AtomicReference<>("");
    api.script(
        asked -> {
          sent.set(asked.headers().getFirst("X-Key"));
          return Answer.of(200, ITEM);
        });
    extraction.connection("auth: {header: {X-Key: '${KEY}'}}").read("path: /items");
    assertThat(sent).hasValue("k3y-value");
  }

  @Test
  void anOptionOfTheQueryIsSentWithEveryPageAndNeverShown() {
    extraction.connection("auth: {query: {api_key: '${KEY}'}}");
    api.answers("/items?api_key=k3y-value", "{\"data\": [{\"id\": 1}], \"next\": \"/items?p=2\"}");
    api.answers("/items?p=2&api_key=k3y-value", "{\"data\": [{\"id\": 2}], \"next\": null}");
    assertThat(
            extraction.read("path: /items, records: /data, pagination: {next-url: /next}").rows())
        .containsExactly("1", "2");
    api.answers("/no?api_key=k3y-value", Answer.of(403, "no entry with k3y-value"));
    assertThatThrownBy(() -> extraction.read("path: /no"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("/no?api_key=…: the server answered 403: 'no entry with ***'")
        .hasMessageNotContaining("k3y-value");
  }

  @Test
  void aSecretThatIsNotSetIsNamed() {
    assertThatThrownBy(
            () ->
                extraction
                    .connection("auth: {query: {api_key: '${NO_SUCH}'}}")
                    .read("path: /items"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3114 Cannot reach connection 'api': its option api_key wants")
        .hasMessageContaining("Set NO_SUCH in the environment");
  }

  /** A server that gives tokens, each good for so many requests. */
  private AtomicInteger givesTokens(int seconds, int goodFor) {
    AtomicInteger given = new AtomicInteger();
    AtomicInteger used = new AtomicInteger();
    api.script(
        asked -> {
          if (asked.target().equals("/token")) {
            return given(asked, given, used, seconds);
          }
          boolean good =
              ("Bearer token-" + given.get()).equals(asked.headers().getFirst("Authorization"))
                  && used.incrementAndGet() <= goodFor;
          String page = asked.option("p");
          return good
              ? Answer.of(200, page.equals("5") ? "[]" : "[{\"id\": %s}]".formatted(page))
              : Answer.of(401, "no");
        });
    extraction.connection(
        "auth: {oauth2: {token-url: 'http://%s/token', client-id: '${ID}', client-secret: '${KEY}', scope: read all}}"
            .formatted(api.authority()));
    return given;
  }

  private static Answer given(Asked asked, AtomicInteger given, AtomicInteger used, int seconds) {
    boolean right =
        "Basic YW4taWQ6azN5LXZhbHVl".equals(asked.headers().getFirst("Authorization"))
            && asked.body().equals("grant_type=client_credentials&scope=read%20all");
    used.set(0);
    return right
        ? Answer.of(
            200,
            "{\"access_token\": \"token-%d\", \"expires_in\": %d}"
                .formatted(given.incrementAndGet(), seconds))
        : Answer.of(400, "{\"error\": \"invalid_request\"}");
  }

  @Test
  void aTokenServesAllPages() {
    AtomicInteger given = givesTokens(3600, 100);
    assertThat(extraction.read("path: /items, pagination: {page: {to: query.p}}").rows())
        .containsExactly("1", "2", "3", "4");
    assertThat(given).hasValue(1);
  }

  @Test
  void aTokenThatIsRefusedInTheMiddleIsAskedForAnew() {
    AtomicInteger given = givesTokens(3600, 2);
    assertThat(extraction.read("path: /items, pagination: {page: {to: query.p}}").rows())
        .containsExactly("1", "2", "3", "4");
    assertThat(given).hasValue(3);
  }

  @Test
  void aTokenThatIsRefusedAtOnceIsARefusal() {
    givesTokens(3600, 0);
    assertThatThrownBy(() -> extraction.read("path: /items"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3103")
        .hasMessageContaining("the server answered 401");
  }

  @Test
  void aTokenIsAskedForAnewBeforeItExpires() {
    AtomicInteger given = givesTokens(90, 100);
    Instant[] now = {Instant.parse("2026-11-23T00:00:00Z")};
    extraction.clock = () -> now[0] = now[0].plusSeconds(20);
    assertThat(extraction.read("path: /items, pagination: {page: {to: query.p}}").rows())
        .containsExactly("1", "2", "3", "4");
    assertThat(given.get()).isGreaterThan(1);
  }

  @Test
  void aServerThatWantsIdAndSecretInTheBodyIsAskedThatWay() {
    api.script(
        asked ->
            asked.target().equals("/token")
                ? asked
                        .body()
                        .equals(
                            "grant_type=client_credentials&client_id=an-id&client_secret=k3y-value")
                    ? Answer.of(200, "{\"access_token\": \"abc.def\"}")
                    : Answer.of(401, "{\"error\": \"invalid_client\"}")
                : Answer.of(200, ITEM));
    extraction
        .connection(
            "auth: {oauth2: {token-url: 'http://%s/token', client-id: an-id, client-secret: '${KEY}'}}"
                .formatted(api.authority()))
        .read("path: /items");
    assertThat(api.authorizations).endsWith("Bearer abc.def");
  }

  @Test
  void aTokenThatIsNotGivenIsTold() {
    extraction.connection(
        "auth: {oauth2: {token-url: 'http://%s/token', client-id: an-id, client-secret: '${KEY}'}}"
            .formatted(api.authority()));
    api.answers("/token", Answer.of(401, "{\"error\": \"bad k3y-value\"}"));
    assertThatThrownBy(() -> extraction.read("path: /items"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(
            "WEIR-3121 Cannot get a token for connection 'api' from http://"
                + api.authority()
                + "/token: the server answered 401: '{\"error\": \"bad ***\"}'. Check token-url")
        .hasMessageNotContaining("k3y-value");
    api.answers("/token", "{}");
    assertThatThrownBy(() -> extraction.read("path: /items"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3121")
        .hasMessageContaining("its answer has no access_token");
    api.answers("/token", Answer.of(503, "later"));
    assertThatThrownBy(() -> extraction.read("path: /items"))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("WEIR-3104 Cannot get a token");
    assertThat(api.requests).containsOnly("/token");
  }

  @Test
  void aTokenThatAnAnswerRepeatsIsNotShown() {
    api.answers("/token", "{\"access_token\": \"t0ken-text\"}");
    api.answers("/items", Answer.of(403, "t0ken-text may not"));
    assertThatThrownBy(
            () ->
                extraction
                    .connection(
                        "auth: {oauth2: {token-url: 'http://%s/token', client-id: an-id, client-secret: '${KEY}'}}"
                            .formatted(api.authority()))
                    .read("path: /items"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("the server answered 403: '*** may not'");
  }
}
