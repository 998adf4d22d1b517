package dev.weir.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.aws.TestAws;
import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import dev.weir.testkit.aws.NeedsDocker;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@NeedsDocker
@SuppressWarnings("NullAway.Init")
class SecretsManagerSecretsTest {
  private static final String OF_RDS =
      """
      {"username": "etl", "password": "p@ss/word", "engine": "aurora-postgresql",
       "host": "db.example.com", "port": 5433, "dbname": "shop"}\
      """;

  private SecretsManagerClient client;
  private String prefix;

  @BeforeEach
  void open() {
    client = TestAws.clients().build(SecretsManagerClient.builder());
    prefix = UUID.randomUUID() + "/";
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void a_variable_goes_before_a_secret() {
    make("shop", "postgresql://secret/shop");

    assertThat(connection("mysql://etl:p%40ss@db/shop"))
        .isEqualTo(ConnectionUri.parse("shop", "mysql://etl:p%40ss@db/shop"));
  }

  @Test
  void a_secret_is_found_by_the_name_of_the_connection() {
    make("my-shop", "postgresql://etl:p%40ss@db/shop");

    assertThat(secrets(Map.of()).connection("my-shop"))
        .contains(ConnectionUri.parse("my-shop", "postgresql://etl:p%40ss@db/shop"));
  }

  @Test
  void nothing_set_is_nothing_found() {
    assertThat(secrets(Map.of()).connection("shop")).isEmpty();
    assertThat(secrets(Map.of(), Optional.empty()).connection("shop")).isEmpty();
  }

  @Test
  void who_finds_nothing_says_which_secret_to_make() {
    Map<String, String> set = Map.of("WEIR_CONNECTION_SHOP", "s3://shop");

    assertThat(secrets(Map.of()).place("my-shop")).isEqualTo("the secret " + prefix + "my-shop");
    assertThat(secrets(set).place("shop")).isEqualTo("WEIR_CONNECTION_SHOP");
    assertThat(secrets(Map.of(), Optional.empty()).place("shop")).isEqualTo("WEIR_CONNECTION_SHOP");
  }

  @Test
  void a_variable_may_hold_an_arn() {
    String arn = make("anything", "postgresql://etl:p%40ss@db/shop");

    assertThat(connection(arn))
        .isEqualTo(ConnectionUri.parse("shop", "postgresql://etl:p%40ss@db/shop"));
  }

  @Test
  void an_arn_of_no_secret_is_told() {
    String arn = "arn:aws:secretsmanager:us-east-1:000000000000:secret:nothing-AbCdEf";

    assertThatThrownBy(() -> connection(arn))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith(
            "WEIR-2609 Cannot read connection 'shop': there is no secret " + arn)
        .hasMessageContaining("WEIR_CONNECTION_SHOP");
  }

  @Test
  void a_secret_may_be_as_RDS_writes_it() {
    make("shop", OF_RDS);

    ConnectionUri address = secrets(Map.of()).connection("shop").orElseThrow();

    assertThat(address).hasToString("postgresql://etl@db.example.com:5433/shop");
    assertThat(address.password()).contains("p@ss/word");
  }

  @Test
  void an_address_may_take_its_credentials_from_a_secret() {
    String arn = make("credentials", "{\"username\": \"etl\", \"password\": \"p@ss/word\"}");

    ConnectionUri address = connection("postgresql://db:5432/shop?sslmode=require&secret=" + arn);

    assertThat(address).hasToString("postgresql://etl@db:5432/shop");
    assertThat(address.password()).contains("p@ss/word");
    assertThat(address.options()).isEqualTo(Map.of("sslmode", "require"));
  }

  @Test
  void a_rotated_password_is_seen_at_once() {
    make("shop", "postgresql://etl:old@db/shop");
    Secrets secrets = secrets(Map.of());
    assertThat(secrets.connection("shop").orElseThrow().password()).contains("old");

    var _ =
        client.putSecretValue(
            r -> r.secretId(prefix + "shop").secretString("postgresql://etl:new@db/shop"));

    assertThat(secrets.connection("shop").orElseThrow().password()).contains("new");
  }

  @Test
  void the_address_of_a_Redshift_keeps_its_arns() {
    String address = "redshift-serverless://weir/dev?copy-role=arn:aws:iam::1:role/x&secret=arn:y";

    assertThat(connection(address)).isEqualTo(ConnectionUri.parse("shop", address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"username\": \"etl\", \"password\": hunter2}",
        "{\"password\": \"hunter2\"}",
        "{\"username\": \"etl\", \"password\": \"hunter2\"}",
        "{\"username\": \"etl\", \"password\": \"hunter2\", \"host\": \"db\", \"engine\":"
            + " \"oracle\"}",
      })
  void what_cannot_be_used_is_not_shown(String value) {
    make("shop", value);
    Secrets secrets = secrets(Map.of());

    assertThatThrownBy(() -> secrets.connection("shop"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith(
            "WEIR-2610 Cannot read connection 'shop' from the secret " + prefix + "shop: it ")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @Test
  void an_address_that_cannot_be_read_is_not_shown() {
    make("shop", "postgresql://etl:hunter 2@db/shop");
    Secrets secrets = secrets(Map.of());

    assertThatThrownBy(() -> secrets.connection("shop"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-1006")
        .hasMessageNotContaining("hunter");
  }

  @Test
  void a_binary_secret_is_refused() {
    var _ =
        client.createSecret(
            r -> r.name(prefix + "shop").secretBinary(SdkBytes.fromUtf8String("hunter2")));
    Secrets secrets = secrets(Map.of());

    assertThatThrownBy(() -> secrets.connection("shop"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2610")
        .hasMessageContaining("it is binary");
  }

  private String make(String name, String value) {
    return client.createSecret(r -> r.name(prefix + name).secretString(value)).arn();
  }

  private ConnectionUri connection(String variable) {
    return secrets(Map.of("WEIR_CONNECTION_SHOP", variable)).connection("shop").orElseThrow();
  }

  private Secrets secrets(Map<String, String> environment) {
    return secrets(environment, Optional.of(prefix));
  }

  private Secrets secrets(Map<String, String> environment, Optional<String> start) {
    return new SecretsManagerSecrets(
        environment, start, () -> client, new RdsAccess(TestAws.clients(), Path.of("/var/task")));
  }
}
