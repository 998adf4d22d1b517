package dev.weir.function.extractapi.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.folder.EnvironmentSecrets;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.source.http.Auth;
import dev.weir.secrets.ConnectionUri;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  @Test
  void optionsOfTheAddressAreSentUnlessTheyAreThereAlready() {
    Endpoint endpoint = endpoint("https://h/v1/?key=s3cret/1&page=1");
    assertThat(endpoint.resolve("items"))
        .isEqualTo(URI.create("https://h/v1/items?key=s3cret%2F1&page=1"));
    assertThat(endpoint.resolve("/items?page=7"))
        .isEqualTo(URI.create("https://h/v1/items?page=7&key=s3cret%2F1"));
    assertThat(endpoint.withOptions(URI.create("https://h/v1/items?key=***&page=2#x")))
        .isEqualTo(URI.create("https://h/v1/items?page=2&key=s3cret%2F1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:s3cret@api.example.org/v1",
        "http://user@api.example.org/v1",
        "http://api.example.org/v1?key=s3cret",
        "http://127.0.0.1.example.org/v1?key=s3cret",
        "http://10.0.0.1/v1?key=s3cret"
      })
  void credentialsAreNotSentToAnotherMachineUnencrypted(String address) {
    assertThatThrownBy(() -> endpoint(address))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3113 Cannot reach connection 'api': its address at ")
        .hasMessageContaining("Write https:// in WEIR_CONNECTION_API.")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:s3cret@api.example.org/v1?key=s3cret",
        "http://user:s3cret@localhost:8080/v1?key=s3cret",
        "http://user:s3cret@127.0.0.1/",
        "http://user:s3cret@[::1]/",
        "http://api.example.org/v1"
      })
  void theyAreSentEncryptedOrToThisMachine(String address) {
    assertThat(endpoint(address).toString()).doesNotContain("s3cret");
  }

  @Test
  void optionsInThePipelineItselfAreNoSecret() {
    Connection.Http connection =
        new Connection.Http(Optional.of(URI.create("http://api.example.org/?format=json")), 1);
    assertThat(Endpoint.of("api", connection, _ -> Optional.empty()).resolve("/a"))
        .isEqualTo(URI.create("http://api.example.org/a?format=json"));
  }

  @Test
  void headersTakeTheirSecretsFromTheConnections() {
    Endpoint endpoint = endpoint("https://api.example.org", Map.of("TOKEN", "s3$cret "));
    assertThat(endpoint.headers())
        .isEqualTo(
            Map.of(
                "Authorization", "Bearer s3$cret", "X-Key", "a-s3$cret-b", "Accept", "text/json"));
    assertThat(endpoint.mask().of("no s3$cret")).isEqualTo("no ***");
    assertThat(endpoint.toString()).isEqualTo("https://api.example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb"})
  void aSecretThatIsNotSetOrCannotBeSentIsToldByItsName(String value) {
    assertThatThrownBy(() -> endpoint("https://api.example.org", Map.of("TOKEN", value)))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3114 Cannot reach connection 'api': its header ")
        .hasMessageContaining("wants ${TOKEN}, which ")
        .hasMessageContaining("Set TOKEN in the environment");
  }

  @Test
  void headersWithSecretsAreNotSentToAnotherMachineUnencrypted() {
    assertThatThrownBy(() -> endpoint("http://api.example.org", Map.of("TOKEN", "s3cret")))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3113");
    assertThat(endpoint("http://localhost", Map.of("TOKEN", "s3cret")).headers()).hasSize(3);
  }

  @Test
  void aHostWithAnUnderscoreIsToldAsSuch() {
    assertThatThrownBy(() -> endpoint("https://my_service/v1"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3102")
        .hasMessageContaining("its host 'my_service' has an underscore");
  }

  private static Endpoint endpoint(String address, Map<String, String> values) {
    Map<String, String> headers =
        Map.of("Authorization", "Bearer ${TOKEN}", "X-Key", "a-${TOKEN}-b", "Accept", "text/json");
    return Endpoint.of(
        "api",
        new Connection.Http(
            Optional.of(URI.create(address)), 1, headers, new Auth.None(), Optional.empty()),
        new EnvironmentSecrets(values));
  }

  @Test
  void whatAServerRepeatsIsHidden() {
    Endpoint endpoint = endpoint("https://user:pa55word@h/v1?key=s3cret/1&n=5");
    assertThat(
            endpoint.mask().of("no s3cret%2F1, s3cret/1, pa55word or dXNlcjpwYTU1d29yZA== at n=5"))
        .isEqualTo("no ***, ***, *** or *** at n=5");
    byte[] body = "{\"self\": \"/v1?key=s3cret%2F1&n=5\", \"k\": \"s3cret/1\"}".getBytes(UTF_8);
    assertThat(new String(endpoint.hidden(body), UTF_8))
        .isEqualTo("{\"self\": \"/v1?key=***&n=5\", \"k\": \"s3cret/1\"}");
    byte[] harmless = "{\"key\": \"s3cre\"}".getBytes(UTF_8);
    assertThat(endpoint.hidden(harmless)).isSameAs(harmless);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "key=s3cret/1|key=***",
        "{\"a\": \"/v1?key=s3cret/1\"}|{\"a\": \"/v1?key=***\"}",
        "{\"a\": \"?b=1\\u0026key=s3cret%2F1\\u0026c=2\"}|{\"a\": \"?b=1\\u0026key=***\\u0026c=2\"}",
        "<a>?b=1&amp;key=s3cret%2F1&amp;c=2</a>|<a>?b=1&amp;key=***&amp;c=2</a>",
        "?b=1;key=s3cret/1;c=2|?b=1;key=***;c=2",
        "See /v1?key=s3cret/1. Or ?id=123456, ?id=123456|See /v1?key=***. Or ?id=***, ?id=***",
      })
  void anOptionIsHiddenWhereverItIsOneOfAnAddress(String body, String hidden) {
    Endpoint endpoint = endpoint("https://h/v1?key=s3cret/1&id=123456");
    assertThat(new String(endpoint.hidden(body.getBytes(UTF_8)), UTF_8)).isEqualTo(hidden);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"flags\": \"valid=123456\"}",
        "{\"flags\": \"id=123456\"}",
        "u0026id=123456",
        "?id=1234567&b=2",
        "?id=123456-7",
        "?id=123456%207",
        "?grid=123456",
        "{\"self\": \"/v1?format=json\"}",
        "{\"kind\": \"format=json\"}"
      })
  void whatOnlyLooksLikeAnOptionOfTheAddressIsNotChanged(String body) {
    byte[] bytes = body.getBytes(UTF_8);
    assertThat(endpoint("https://h/v1?id=123456&format=json").hidden(bytes)).isSameAs(bytes);
  }

  @Test
  void aServerIsTheSameWhateverTheCaseOfItsNameAndIfItsPortIsWritten() {
    Endpoint endpoint = endpoint("https://h.example.org/v1");
    assertThat(endpoint.isAt(URI.create("https://H.example.org:443/x"))).isTrue();
    assertThat(endpoint.isAt(URI.create("http://h.example.org/x"))).isFalse();
    assertThat(endpoint.isAt(URI.create("https://h.example.org:8443/x"))).isFalse();
    assertThat(endpoint.isAt(URI.create("/x"))).isFalse();
  }

  private static Endpoint endpoint(String address) {
    return Endpoint.of(
        "api",
        new Connection.Http(Optional.empty(), 1),
        name -> Optional.of(ConnectionUri.parse(name, address)));
  }
}
