package dev.weir.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Builds every client of AWS alike: the JDK's HTTP client, time limits, a bounded number of
 * attempts. Region, credentials and endpoint are found as the SDK finds them everywhere, {@code
 * AWS_ENDPOINT_URL} and {@code AWS_ENDPOINT_URL_<SERVICE>} among the places. Thread-safe.
 */
public final class AwsClients {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Without a byte from the other side. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private static final int ATTEMPTS = 5;

  private final Optional<Place> place;
  private final boolean pathStyle;

  /** Where clients go that do not go where the environment says. */
  private record Place(URI endpoint, Region region, StaticCredentialsProvider credentials) {}

  private AwsClients(Optional<Place> place, boolean pathStyle) {
    this.place = place;
    this.pathStyle = pathStyle;
  }

  /** Clients as this process's environment says. */
  public static AwsClients fromProcess() {
    return new AwsClients(Optional.empty(), foreignS3(System.getenv()));
  }

  /** Clients of all services at one endpoint that is not AWS's. */
  public static AwsClients at(URI endpoint, String region, String accessKey, String secretKey) {
    StaticCredentialsProvider credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
    return new AwsClients(Optional.of(new Place(endpoint, Region.of(region), credentials)), true);
  }

  /**
   * The name of a bucket is put in front of a host name only where AWS answers for such names: not
   * at another endpoint.
   */
  static boolean foreignS3(Map<String, String> environment) {
    String endpoint =
        environment.getOrDefault(
            "AWS_ENDPOINT_URL_S3", environment.getOrDefault("AWS_ENDPOINT_URL", ""));
    if (endpoint.isEmpty()) {
      return false;
    }
    String host = Optional.ofNullable(URI.create(endpoint).getHost()).orElse("");
    return !host.endsWith(".amazonaws.com") && !host.endsWith(".amazonaws.com.cn");
  }

  /** As in {@code build(RedshiftDataClient.builder())}. Whoever asked for the client closes it. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
    return build(builder, AwsRetryStrategy.standardRetryStrategy());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder, RetryStrategy retries) {
    place.ifPresent(
        there ->
            builder
                .endpointOverride(there.endpoint())
                .region(there.region())
                .credentialsProvider(there.credentials()));
    return builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE))
        .overrideConfiguration(
            o -> o.retryStrategy(retries.toBuilder().maxAttempts(ATTEMPTS).build()))
        .build();
  }

  /** Also tries again when two conditional writes met, which S3 says to do. */
  public S3Client s3() {
    RetryStrategy retries =
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .retryOnException(AwsClients::isConditionalConflict)
            .build();
    return build(S3Client.builder().forcePathStyle(pathStyle), retries);
  }

  AwsCredentialsIdentity credentials() {
    return place
        .map(there -> there.credentials().resolveCredentials())
        .orElseGet(() -> DefaultCredentialsProvider.builder().build().resolveCredentials());
  }

  String region() {
    return place
        .map(Place::region)
        .orElseGet(() -> DefaultAwsRegionProviderChain.builder().build().getRegion())
        .id();
  }

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html: "409 Conflict".
  private static boolean isConditionalConflict(Throwable failure) {
    return failure instanceof S3Exception refusal
        && refusal.statusCode() == 409
        && refusal.awsErrorDetails() != null
        && "ConditionalRequestConflict".equals(refusal.awsErrorDetails().errorCode());
  }
}
