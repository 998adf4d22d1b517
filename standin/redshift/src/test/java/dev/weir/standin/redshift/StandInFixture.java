package dev.weir.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.s3.S3Client;

/** One stand-in for a class's tests, whose schema is empty for each. It loads nothing from S3. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StandInFixture {
  private final S3Client s3 =
      S3Client.builder()
          .region(Region.US_EAST_1)
          .credentialsProvider(AnonymousCredentialsProvider.create())
          .build();
  final RedshiftStandIn standIn = new RedshiftStandIn(s3);
  final Client client = new Client(standIn);

  @BeforeEach
  void empty_the_schema() {
    standIn.faults().clear();
    client.prepare("DROP SCHEMA IF EXISTS public CASCADE", "CREATE SCHEMA public");
  }

  @AfterAll
  void stop() {
    client.close();
    standIn.close();
    s3.close();
  }

  /** The error of a statement that fails. */
  String refused(String sql) {
    return failure(client.run(sql));
  }

  static String failure(DescribeStatementResponse ended) {
    assertThat(ended.status()).isEqualTo(StatusString.FAILED);
    return ended.error();
  }
}
