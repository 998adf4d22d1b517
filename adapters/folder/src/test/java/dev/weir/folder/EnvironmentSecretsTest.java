package dev.weir.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentSecretsTest {
  @Test
  void a_variable_holds_the_address() {
    ConnectionUri uri =
        secrets("postgresql://etl:p%40ss@db:5433/shop").connection("my-shop").orElseThrow();

    assertThat(uri).hasToString("postgresql://etl@db:5433/shop");
    assertThat(uri.password()).contains("p@ss");
  }

  @Test
  void nothing_set_is_nothing_found() {
    assertThat(secrets(" ").connection("my-shop")).isEmpty();
    assertThat(secrets("postgresql://db/shop").connection("other")).isEmpty();
  }

  @Test
  void a_secrets_name_is_refused() {
    EnvironmentSecrets secrets = secrets("arn:aws:secretsmanager:eu-central-1:1:secret:shop");

    assertThatThrownBy(() -> secrets.connection("my-shop"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2005 Cannot read connection 'my-shop'")
        .hasMessageContaining("WEIR_CONNECTION_MY_SHOP");
  }

  @Test
  void an_address_that_cannot_be_read_is_not_shown() {
    EnvironmentSecrets secrets = secrets("postgresql://etl:s3cret word@db/shop");

    assertThatThrownBy(() -> secrets.connection("my-shop"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-1006")
        .hasMessageNotContaining("s3cret");
  }

  private static EnvironmentSecrets secrets(String value) {
    return new EnvironmentSecrets(Map.of("WEIR_CONNECTION_MY_SHOP", value));
  }
}
