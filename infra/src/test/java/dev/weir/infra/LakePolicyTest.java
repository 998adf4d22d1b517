package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.lake.LakeKey;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bucket itself keeps what is created once from being written again, whatever the code does.
 * That the code writes as the bucket wants it, {@link SamLocalTest} sees.
 */
class LakePolicyTest {
  private static final Map<String, List<String>> LAKE =
      Map.of("Lake.Arn", List.of("arn:aws:s3:::lake"));
  private static final Map<String, String> IF_ABSENT = Map.of("s3:if-none-match", "*");
  private static final Map<String, String> IF_UNCHANGED = Map.of("s3:if-match", "\"e\"");
  private static final RunFolder RUN = new RunFolder(RunId.parse("shop-20261123T000000Z"));

  static Stream<LakeKey> createdOnce() {
    return Stream.of(
        RUN.plan(),
        RUN.fence(),
        RUN.marker("sale"),
        RUN.checks("sale"),
        RUN.manifest("stage_sale_1"),
        LakeKey.of("lake.json"));
  }

  @ParameterizedTest
  @MethodSource("createdOnce")
  void whatIsCreatedOnceIsCreatedOnly(LakeKey key) {
    assertThat(isRefused(key, Map.of())).isTrue();
    assertThat(isRefused(key, IF_UNCHANGED)).isTrue();
    assertThat(isRefused(key, IF_ABSENT)).isFalse();
  }

  @Test
  void aLeaseIsCreatedOrReplacedByWhoHasReadIt() {
    LakeKey lease = RunFolder.leaseOf("shop");
    assertThat(isRefused(lease, Map.of())).isTrue();
    assertThat(isRefused(lease, IF_UNCHANGED)).isFalse();
    assertThat(isRefused(lease, IF_ABSENT)).isFalse();
  }

  static Stream<LakeKey> writtenAsOftenAsNeeded() {
    return Stream.of(
        RUN.part("sale", "a1", 0),
        RUN.rejects("sale", "a1", 0),
        RUN.refusal("sale"),
        RUN.rowCounts(),
        RUN.report(),
        RunFolder.publishedOf("shop"));
  }

  @ParameterizedTest
  @MethodSource("writtenAsOftenAsNeeded")
  void everythingElseIsWrittenAsItComes(LakeKey key) {
    assertThat(isRefused(key, Map.of())).isFalse();
  }

  /** What is taken away could be created again. */
  @Test
  void noFunctionTakesAnythingAway() {
    for (String role : Template.ofType("AWS::IAM::Role").keySet()) {
      assertThat(Statements.allowing(role))
          .flatMap(Statements.Statement::actions)
          .noneMatch(action -> action.startsWith("s3:Delete"));
    }
  }

  private static boolean isRefused(LakeKey key, Map<String, String> conditions) {
    return new AskedOfAws("s3:PutObject", "arn:aws:s3:::lake/lake/" + key.value(), conditions)
        .isRefusedByTheBucket(LAKE);
  }
}
