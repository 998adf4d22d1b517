package dev.weir.aws;

import dev.weir.aws.client.AwsClients;
import dev.weir.aws.s3.S3Location;
import dev.weir.testkit.aws.LocalStack;
import java.util.UUID;
import software.amazon.awssdk.services.s3.S3Client;

/** What the tests here have in LocalStack. */
public final class TestAws {
  private TestAws() {}

  public static AwsClients clients() {
    return AwsClients.at(
        LocalStack.running().endpoint(),
        LocalStack.REGION,
        LocalStack.ACCESS_KEY,
        LocalStack.SECRET_KEY);
  }

  /** A prefix of a new bucket. */
  public static S3Location newPlace(S3Client s3) {
    String bucket = "weir-" + UUID.randomUUID();
    var _ = s3.createBucket(r -> r.bucket(bucket));
    return new S3Location(bucket, "lake");
  }
}
