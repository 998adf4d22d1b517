package dev.weir.function.extractapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.function.extractapi.Api.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AnswerSignsTest extends ApiFixture {
  private static final String FAILS = "error: {at: /ok, equals: false, message: /error}";
  private static final String EMPTY =
      "empty: {status: 404, at: /errors/0, equals: [No calls found, None]}";

  AnswerSignsTest() throws IOException {}

  @Test
  void aFailureInAGoodAnswerFails() {
    api.answers("/items", "{\"ok\": false, \"error\": \"invalid_auth\", \"data\": []}");
    assertThatThrownBy(() -> extraction.read("path: /items, records: /data, " + FAILS))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(
            "WEIR-3122 Cannot read http://"
                + api.authority()
                + "/items: its answer says that it failed, at /error: 'invalid_auth'.");
    api.answers("/items", "{\"ok\": true, \"data\": [{\"id\": 1}]}");
    assertThat(extraction.read("path: /items, records: /data, " + FAILS).rows())
        .containsExactly("1");
  }

  @Test
  void aFailureOnALaterPageOrOfEachFailsToo() {
    api.answers("/items", "{\"data\": [{\"id\": 1}], \"next\": \"/items?p=2\"}");
    api.answers("/items?p=2", "{\"errors\": [{\"message\": \"too deep\"}], \"data\": []}");
    assertThatThrownBy(
            () ->
                extraction.read(
                    "path: /items, records: /data, pagination: {next-url: /next}, error: {at: /errors/0, message: /errors/0/message}"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3122")
        .hasMessageContaining("at /errors/0/message: 'too deep'");
    api.answers("/ids", "{\"ok\": false, \"ids\": []}");
    assertThatThrownBy(
            () ->
                extraction.read(
                    "path: '/item/{id}', each: {path: /ids, records: /ids, parameter: id}, "
                        + FAILS))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3122")
        .hasMessageContaining("at /ok: 'false'");
  }

  @Test
  void nothingIsFoundIsNoFailureWhereTheAnswerSaysExactlyThat() {
    api.answers("/calls", Answer.of(404, "{\"errors\": [\"No calls found\"]}"));
    assertThat(extraction.read("path: /calls, " + EMPTY).rows()).isEmpty();
    api.answers("/calls", Answer.of(404, "{\"errors\": [\"No such path\"]}"));
    assertThatThrownBy(() -> extraction.read("path: /calls, " + EMPTY))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3103")
        .hasMessageContaining("the server answered 404: '{\"errors\": [\"No such path\"]}'");
    api.answers("/calls", Answer.of(404, "<h1>gone</h1>"));
    assertThatThrownBy(() -> extraction.read("path: /calls, " + EMPTY))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3103");
    api.answers("/calls", Answer.of(403, "{\"errors\": [\"No calls found\"]}"));
    assertThatThrownBy(() -> extraction.read("path: /calls, " + EMPTY))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("the server answered 403");
  }

  @Test
  void aGoodAnswerWithoutRecordsMayMeanTheSame() {
    api.answers("/calls", "{\"message\": \"none\"}");
    assertThat(
            extraction
                .read(
                    "path: /calls, records: /data, empty: {status: 200, at: /message, equals: none}")
                .rows())
        .isEmpty();
  }
}
