package dev.weir.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.aws.client.AwsClients;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RdsTokenTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T07:16:14Z"), ZoneOffset.UTC);

  /** What botocore 1.43's generate_db_auth_token gave at that moment with these keys. */
  @Test
  void it_is_what_AWSs_own_command_line_makes() {
    String token = token("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "eu-central-1");

    assertThat(token).startsWith("shop.abc123.eu-central-1.rds.amazonaws.com:5432/?");
    assertThat(List.of(token.substring(token.indexOf('?') + 1).split("&", -1)))
        .containsExactlyInAnyOrder(
            "Action=connect",
            "DBUser=weir_reader",
            "X-Amz-Algorithm=AWS4-HMAC-SHA256",
            "X-Amz-Credential=AKIDEXAMPLE%2F20261123%2Feu-central-1%2Frds-db%2Faws4_request",
            "X-Amz-Date=20261123T071614Z",
            "X-Amz-SignedHeaders=host",
            "X-Amz-Expires=900",
            "X-Amz-Signature=1adc15876b927f630dc26d5338d594c47d290b7d0a8d526cf7bf704f800830ae");
  }

  @Test
  void the_region_is_the_hosts() {
    assertThat(token("key", "us-east-1")).isEqualTo(token("key", "eu-central-1"));
  }

  private static String token(String secretKey, String region) {
    AwsClients clients =
        AwsClients.at(URI.create("http://127.0.0.1:1"), region, "AKIDEXAMPLE", secretKey);
    return new RdsToken(clients, CLOCK)
        .of("shop.abc123.eu-central-1.rds.amazonaws.com", 5432, "weir_reader");
  }
}
