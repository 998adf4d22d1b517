package dev.weir.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** That the SDK heeds AWS_ENDPOINT_URL itself shows in S3LakeTest, where another process does. */
class AwsClientsTest {
  @Test
  void a_bucket_is_in_the_path_where_S3_is_not_AWSs() {
    assertThat(foreignS3(Map.of("AWS_ENDPOINT_URL", "http://localstack:4566"))).isTrue();
    assertThat(
            foreignS3(
                Map.of(
                    "AWS_ENDPOINT_URL",
                    "https://s3.eu-central-1.amazonaws.com",
                    "AWS_ENDPOINT_URL_S3",
                    "http://127.0.0.1:4566")))
        .isTrue();
  }

  /**
   * Where a function's template does not declare the variable, {@code sam local} gets a property
   * in.
   */
  @Test
  void an_endpoint_that_is_a_property_counts_too() {
    Properties properties = new Properties();
    properties.setProperty("aws.endpointUrl", "http://localstack:4566");
    assertThat(AwsClients.foreignS3(Map.of(), properties)).isTrue();

    properties.setProperty("aws.endpointUrlS3", "https://s3.eu-central-1.amazonaws.com");
    assertThat(AwsClients.foreignS3(Map.of(), properties)).isFalse();
  }

  private static boolean foreignS3(Map<String, String> environment) {
    return AwsClients.foreignS3(environment, new Properties());
  }

  @Test
  void a_bucket_is_in_the_host_name_where_S3_is_AWSs() {
    assertThat(foreignS3(Map.of())).isFalse();
    assertThat(
            foreignS3(
                Map.of(
                    "AWS_ENDPOINT_URL_S3",
                    "https://bucket.vpce-1a2b.s3.eu-central-1.vpce.amazonaws.com")))
        .isFalse();
  }

  @Test
  void a_missing_region_is_told_without_the_classes_that_looked_for_it() {
    assertThat(
            AwsClients.reason(
                SdkClientException.create(
                    "Unable to load region from any of the providers in the chain a.b.Chain@1: [a.b.C@2]")))
        .isEqualTo("nothing says which region to use");
    assertThat(AwsClients.reason(SdkClientException.create("something else")))
        .isEqualTo("something else");
  }
}
