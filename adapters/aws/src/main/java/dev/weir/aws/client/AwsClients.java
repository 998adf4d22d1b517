package dev.weir.aws.client;

import dev.weir.error.TerminalException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;
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
 * AWS_ENDPOINT_URL} and {@code AWS_ENDPOINT_URL_<SERVICE>} among the places. What is built may be
 * closed alone, or with all others. Thread-safe.
 */
public final class AwsClients implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Without a byte from the other side. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private static final int ATTEMPTS = 5;

  private final Place place;
  private final boolean pathStyle;
  private final Queue<SdkClient> built = new ConcurrentLinkedQueue<>();

  /** Where clients go, and as whom, that do not as the environment says. */
  private record Place(
      Optional<URI> endpoint,
      Optional<Region> region,
      Optional<String> profile,
      Optional<AwsCredentialsProvider> credentials) {}

  private AwsClients(Place place, boolean pathStyle) {
    this.place = place;
    this.pathStyle = pathStyle;
  }

  /** Clients as this process's environment says. */
  public static AwsClients fromProcess() {
    return of(Optional.empty(), Optional.empty());
  }

  /**
   * Clients for a person.
   *
   * @param region empty: as the profile or the environment says
   * @param profile of AWS's configuration file, which then goes before credentials in the
   *     environment; empty: as the environment says
   */
  public static AwsClients of(Optional<String> region, Optional<String> profile) {
    Place place =
        new Place(
            Optional.empty(),
            region.map(Region::of),
            profile,
            profile.map(ProfileCredentialsProvider::create));
    return new AwsClients(place, foreignS3(System.getenv(), System.getProperties()));
  }

  /** Clients of all services at one endpoint that is not AWS's. */
  public static AwsClients at(URI endpoint, String region, String accessKey, String secretKey) {
    StaticCredentialsProvider credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
    Place place =
        new Place(
            Optional.of(endpoint),
            Optional.of(Region.of(region)),
            Optional.empty(),
            Optional.of(credentials));
    return new AwsClients(place, true);
  }

  /**
   * The name of a bucket is put in front of a host name only where AWS answers for such names: not
   * at another endpoint.
   */
  static boolean foreignS3(Map<String, String> environment, Properties properties) {
    String all =
        properties.getProperty("aws.endpointUrl", environment.getOrDefault("AWS_ENDPOINT_URL", ""));
    String endpoint =
        properties.getProperty(
            "aws.endpointUrlS3", environment.getOrDefault("AWS_ENDPOINT_URL_S3", all));
    if (endpoint.isEmpty()) {
      return false;
    }
    String host = Optional.ofNullable(URI.create(endpoint).getHost()).orElse("");
    return !host.endsWith(".amazonaws.com") && !host.endsWith(".amazonaws.com.cn");
  }

  /**
   * As in {@code build(RedshiftDataClient.builder())}.
   *
   * @throws TerminalException if nothing says which region to use
   */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C build(B builder) {
    return build(builder, AwsRetryStrategy.standardRetryStrategy());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C build(B builder, RetryStrategy retries) {
    place.endpoint().ifPresent(builder::endpointOverride);
    place.region().ifPresent(builder::region);
    place.credentials().ifPresent(builder::credentialsProvider);
    builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE))
        .overrideConfiguration(
            o -> {
              o.retryStrategy(retries.toBuilder().maxAttempts(ATTEMPTS).build());
              place.profile().ifPresent(o::defaultProfileName);
            });
    try {
      C client = builder.build();
      built.add(client);
      return client;
    } catch (SdkClientException e) {
      throw new TerminalException(
          AwsError.WRONG_REGION,
          "Cannot use AWS: %s. Set AWS_REGION (or give --region), or a region in the profile."
              .formatted(reason(e)),
          e);
    }
  }

  /** Where the SDK has looked for a region is a list of its classes: of no use to a person. */
  static String reason(SdkClientException failure) {
    String said = String.valueOf(failure.getMessage());
    return said.startsWith("Unable to load region") ? "nothing says which region to use" : said;
  }

  /** Also tries again when two conditional writes met, which S3 says to do. */
  public S3Client s3() {
    RetryStrategy retries =
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .retryOnException(AwsClients::isConditionalConflict)
            .build();
    return build(S3Client.builder().forcePathStyle(pathStyle), retries);
  }

  public AwsCredentialsIdentity credentials() {
    return place
        .credentials()
        .<AwsCredentialsIdentity>map(AwsCredentialsProvider::resolveCredentials)
        .orElseGet(() -> DefaultCredentialsProvider.builder().build().resolveCredentials());
  }

  public String region() {
    return place
        .region()
        .orElseGet(() -> DefaultAwsRegionProviderChain.builder().build().getRegion())
        .id();
  }

  @Override
  public void close() {
    for (SdkClient client = built.poll(); client != null; client = built.poll()) {
      client.close();
    }
  }

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html: "409 Conflict".
  private static boolean isConditionalConflict(Throwable failure) {
    return failure instanceof S3Exception refusal
        && refusal.statusCode() == 409
        && refusal.awsErrorDetails() != null
        && "ConditionalRequestConflict".equals(refusal.awsErrorDetails().errorCode());
  }
}
