package dev.weir.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.aws.client.AwsClients;
import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class RdsAccessTest {
  private static final String HOST = "shop.abc123.eu-central-1.rds.amazonaws.com";

  @TempDir private Path taskRoot;

  @Test
  void a_server_of_RDS_must_prove_itself_by_the_certificates_in_the_package() throws IOException {
    Path certificates = taskRoot.resolve("rds/global-bundle.pem");
    Files.createDirectories(taskRoot.resolve("rds"));
    Files.writeString(certificates, "");

    assertThat(complete("postgresql://etl:p@" + HOST + "/shop").options())
        .isEqualTo(Map.of("sslmode", "verify-full", "sslrootcert", certificates.toString()));
    assertThat(complete("postgresql://etl:p@" + HOST + "/shop?sslmode=verify-ca").options())
        .isEqualTo(Map.of("sslmode", "verify-ca", "sslrootcert", certificates.toString()));
    assertThat(complete("mysql://etl:p@" + HOST + "/shop").options())
        .isEqualTo(Map.of("ssl-mode", "verify_identity", "ssl-ca", certificates.toString()));
  }

  @Test
  void certificates_that_are_missing_are_told_with_where_they_go() {
    assertThatThrownBy(() -> complete("postgresql://etl:hunter2@" + HOST + "/shop"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2612 Cannot prove that " + HOST + " of connection 'shop'")
        .hasMessageContaining("global-bundle.pem to infra/rds/global-bundle.pem")
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://etl:p@db.example.com/shop",
        "postgresql://etl:p@" + HOST + "/shop?sslrootcert=/etc/ca.pem",
        "mysql://etl:p@" + HOST + "/shop?ssl-mode=required",
        "postgresql://etl:p@shop.proxy-abc123.eu-central-1.rds.amazonaws.com/shop",
        "https://api.example.com/v1",
        "s3://bucket/prefix",
      })
  void other_addresses_stay_as_they_are(String address) {
    assertThat(complete(address)).isEqualTo(ConnectionUri.parse("shop", address));
  }

  @Test
  void a_token_takes_the_place_of_a_password() {
    ConnectionUri address =
        complete("postgresql://etl@" + HOST + ":5432/shop?auth=iam&sslrootcert=/etc/ca.pem");

    assertThat(address.password().orElseThrow())
        .startsWith(HOST + ":5432/?Action=connect&DBUser=etl&")
        .contains("X-Amz-Expires=900");
    assertThat(address.options()).isEqualTo(Map.of("sslrootcert", "/etc/ca.pem"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://etl@db:5432/shop?auth=kerberos",
        "postgresql://db:5432/shop?auth=iam",
        "postgresql://etl@db/shop?auth=iam"
      })
  void a_token_wants_user_and_port(String address) {
    assertThatThrownBy(() -> complete(address))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2611 Cannot use the address of connection 'shop': auth");
  }

  private ConnectionUri complete(String address) {
    AwsClients clients =
        AwsClients.at(URI.create("http://127.0.0.1:1"), "us-east-1", "test", "test");
    return new RdsAccess(clients, taskRoot).complete("shop", ConnectionUri.parse("shop", address));
  }
}
