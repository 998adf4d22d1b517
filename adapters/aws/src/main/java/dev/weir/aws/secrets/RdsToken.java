package dev.weir.aws.secrets;

import dev.weir.aws.client.AwsClients;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * The password that RDS takes from a role: a signed request for a connection, good for 15 minutes.
 * See https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Connecting.html
 */
public final class RdsToken {
  private static final Duration GOOD_FOR = Duration.ofMinutes(15);

  private final AwsClients clients;
  private final Clock clock;

  RdsToken(AwsClients clients, Clock clock) {
    this.clients = clients;
    this.clock = clock;
  }

  String of(String host, int port, String user) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .protocol("https")
            .host(host)
            .port(port)
            .encodedPath("/")
            .putRawQueryParameter("Action", "connect")
            .putRawQueryParameter("DBUser", user)
            .build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(clients.credentials())
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "rds-db")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region(host))
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, GOOD_FOR));
    return signed.request().getUri().toString().substring("https://".length());
  }

  /** {@code <name>.<account's hash>.<region>.rds.amazonaws.com}; else where this runs. */
  private String region(String host) {
    String[] labels = host.split("\\.", -1);
    return labels.length >= 6 && labels[3].equals("rds") ? labels[2] : clients.region();
  }
}
