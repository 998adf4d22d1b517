package dev.weir.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUriTest {
  @Test
  void an_address_is_taken_apart_and_decoded() {
    assertThat(
            parse("postgresql://e%2Ft:p%40%C3%A4+s%3A:x@db:5433/my%20shop?sslmode=require&a=%26"))
        .isEqualTo(
            new ConnectionUri(
                "postgresql",
                Optional.of("e/t"),
                Optional.of("p@ä+s::x"),
                "db",
                5433,
                "my shop",
                Map.of("sslmode", "require", "a", "&")));
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://my_db:5432/src,            my_db,       5432, src",
    "postgresql://u:p@my_db/src,             my_db,       -1,   src",
    "mysql://[::1]:3306/shop,                [::1],       3306, shop",
    "postgresql://münchen.example/shop,      münchen.example, -1, shop",
    "https://api.example/v1/%40user,         api.example, -1,   v1/@user",
    "s3://bucket-1.x/some/prefix,            bucket-1.x,  -1,   some/prefix",
    "file:///srv/a%20b/c@d,                  '',          -1,   srv/a b/c@d",
    "file:/srv/shop,                         '',          -1,   srv/shop",
    "postgresql:///shop,                     '',          -1,   shop",
    "redshift-serverless://w/dwh?secret=arn:aws:secretsmanager:eu:1:secret:a@b, w, -1, dwh",
  })
  void hosts_and_paths_are_read_as_written(String text, String host, int port, String path) {
    assertThat(parse(text))
        .extracting(ConnectionUri::host, ConnectionUri::port, ConnectionUri::path)
        .containsExactly(host, port, path);
  }

  /** Each is a password with something unescaped in it, or no address at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://etl:pl@nted@db/shop",
        "postgresql://etl:planted/x@db/shop",
        "postgresql://etl:12/planted@db/shop",
        "postgresql://etl:12?planted=x@db/shop",
        "postgresql://etl:planted?x@db/shop",
        "postgresql://etl:planted#x@db/shop",
        "postgresql://etl:12#planted@db/shop",
        "postgresql://etl:planted:x/y@db:5432/shop",
        "postgresql:///etl:planted@db/shop",
        "postgresql://etl:planted word@db/shop",
        "postgresql://etl:planted%@db/shop",
        "postgresql://etl:planted%zz@db/shop",
        "postgresql://etl:planted%ff@db/shop",
        "postgresql://etl:planted^@db/shop",
        "postgresql://etl:planted[@db/shop",
        "https://planted/x@api.example/v1",
        "https://api.example:443/v1#planted",
        "mysql://planted:99999/shop",
        "etl:planted@db:5432/shop",
        "planted:word",
        "planted",
      })
  void what_could_be_a_password_is_not_shown(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1006 Cannot read the address of connection 'my-shop'")
        .hasMessageContaining("WEIR_CONNECTION_MY_SHOP")
        .hasMessageContaining("percent-encoded")
        .hasMessageNotContainingAny("planted", "nted", "etl", "99999")
        .hasNoCause();
  }

  @Test
  void its_text_shows_no_secret() {
    assertThat(parse("postgresql://etl:planted-p@db/shop?key=planted-k"))
        .hasToString("postgresql://etl@db/shop");
    assertThat(parse("https://planted-u:planted-p@api:8443/v1?key=planted-k"))
        .hasToString("https://api:8443/v1");
  }

  @Test
  void user_and_password_are_written_as_http_sends_them() {
    assertThat(parse("https://Aladdin:open%20sesame@api").basic())
        .contains("QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assertThat(parse("https://token@api").basic()).contains("dG9rZW46");
    assertThat(parse("https://t%C3%A4st:x@api").basic()).contains("dMOkc3Q6eA==");
    assertThat(parse("https://api").basic()).isEmpty();
  }

  private static ConnectionUri parse(String text) {
    return ConnectionUri.parse("my-shop", text);
  }
}
