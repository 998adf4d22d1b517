package dev.weir.function.extractapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.function.extractapi.Api.Answer;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.http.ApiRequest;
import dev.weir.function.extractapi.http.HttpFetch;
import dev.weir.function.extractapi.http.HttpSettings;
import dev.weir.pipeline.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerBodyTest {
  private static final byte[] FIRST = packed("[{\"id\":1},");
  private static final byte[] SECOND = packed("{\"id\":2}]");
  private static final String WHOLE = "[{\"id\":1},{\"id\":2}]";

  private final Api api;

  AnswerBodyTest() throws IOException {
    api = new Api();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
  void all_members_and_the_padding_between_them_are_unpacked(String encoding) throws Exception {
    answers(200, joined(FIRST, new byte[100], SECOND), encoding);
    assertThat(get()).isEqualTo(WHOLE);
  }

  @Test
  void garbage_behind_a_member_is_a_failure() {
    answers(200, joined(FIRST, WHOLE.getBytes(StandardCharsets.UTF_8)), "gzip");
    assertThatThrownBy(this::get)
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("WEIR-3105")
        .hasMessageContaining(
            "the answer is packed, and broken: what follows a member at byte %d is not gzip",
            FIRST.length + 1);
  }

  @Test
  void cut_off_at_any_byte_it_is_a_failure() {
    for (int length = 1; length < FIRST.length; length++) {
      answers(200, Arrays.copyOf(FIRST, length), "gzip");
      assertThatThrownBy(this::get)
          .as("cut to %d bytes", length)
          .isInstanceOf(WeirException.class)
          .hasMessageContaining("WEIR-3105");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"deflate", "br", "gzip, gzip", "aes128gcm"})
  void an_encoding_that_is_not_understood_is_named(String encoding) {
    answers(200, WHOLE.getBytes(StandardCharsets.UTF_8), encoding);
    assertThatThrownBy(this::get)
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3107 Cannot read the answer of http://" + api.authority())
        .hasMessageContaining("its Content-Encoding is '" + encoding + "'");
  }

  @Test
  void a_refusal_is_one_whatever_its_encoding() {
    answers(410, WHOLE.getBytes(StandardCharsets.UTF_8), "br");
    assertThatThrownBy(this::get)
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3103")
        .hasMessageContaining("the server answered 410.");
  }

  private void answers(int status, byte[] body, String encoding) {
    api.answers("/items", new Answer(status, body, Map.of("Content-Encoding", encoding)));
  }

  private String get() throws InterruptedException {
    URI base = URI.create("http://" + api.authority());
    Endpoint endpoint =
        Endpoint.of("api", new Connection.Http(Optional.of(base), 1), _ -> Optional.empty());
    try (HttpFetch fetch =
        new HttpFetch(
            endpoint, HttpSettings.DEFAULT, Duration.ZERO, _ -> {}, InstantSource.system())) {
      return new String(
          fetch.start(ApiRequest.get(endpoint.resolve("/items")), Set.of()).get().body(),
          StandardCharsets.UTF_8);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WeirException failure) {
        throw failure;
      }
      throw new AssertionError(e);
    }
  }

  private static byte[] packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError("In memory, nothing fails", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
