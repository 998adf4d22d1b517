package dev.weir.function.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.json.Json;
import dev.weir.lake.LakeKey;
import dev.weir.message.PlanRequest;
import dev.weir.message.PlanResult;
import dev.weir.message.PlanResult.ConnectionTasks;
import dev.weir.message.PlanResult.ExtractTask;
import dev.weir.message.PlanResult.Extractor;
import dev.weir.message.PlanResult.Wave;
import dev.weir.plan.Plan;
import dev.weir.plan.Plans;
import dev.weir.run.Lease;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanServiceTest {
  private static final String GOOD =
      """
      sources: {s: {connection: c, table: t}, x: {connection: f, path: x.txt}}
      transforms: {a: {from: s, steps: [{select: [id]}]}}
      targets: {a: {from: a, table: d.a}}
      """;
  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");

  @TempDir Path folder;
  private Plant plant;

  @BeforeEach
  void open() {
    plant = new Plant(folder).with(GOOD);
  }

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void a_run_that_another_version_has_planned_is_refused_and_gives_its_lease_back() {
    var _ = plant.service().plan(scheduled("e1"));
    LakeKey key = new RunFolder(RunId.parse("shop-20261123T000000Z")).plan();
    String plan = new String(plant.lake.read(key).orElseThrow().content(), UTF_8);
    assertThat(plan).contains("\"format\" : " + Plan.FORMAT);
    String other = plan.replace("\"format\" : " + Plan.FORMAT, "\"format\" : " + (Plan.FORMAT - 1));
    plant.lake.put(key, other.getBytes(UTF_8));

    assertThatThrownBy(() -> plant.service().plan(resumed("shop-20261123T000000Z", 2, "e2")))
        .isInstanceOfSatisfying(
            TerminalException.class, e -> assertThat(e.code()).isEqualTo(CoreError.PLAN_FORMAT))
        .hasMessage(
            "WEIR-1004 Cannot go on with a plan of format %d, which another version of Weir made: this one reads format %d. Start a new run, which gets a plan of its own."
                .formatted(Plan.FORMAT - 1, Plan.FORMAT));
    assertThat(lease().released()).isTrue();
  }

  private static PlanRequest scheduled(String execution) {
    return new PlanRequest(
        Optional.of("shop"), Optional.of(MIDNIGHT), Optional.empty(), Optional.empty(), execution);
  }

  private static PlanRequest resumed(String run, int attempt, String execution) {
    return new PlanRequest(
        Optional.empty(), Optional.empty(), Optional.of(run), Optional.of(attempt), execution);
  }

  private static PlanRequest manual(String pipeline, String execution) {
    return new PlanRequest(
        Optional.of(pipeline), Optional.empty(), Optional.empty(), Optional.empty(), execution);
  }

  private Lease lease() {
    return Json.read(
        plant.lake.read(LakeKey.of("leases/shop.json")).orElseThrow().content(), Lease.class);
  }

  @Test
  void aScheduledRunIsNamedByItsTick() {
    PlanResult result = plant.service().plan(scheduled("e1"));
    assertThat(result.context().run().value()).isEqualTo("shop-20261123T000000Z");
    assertThat(result.context().attempt()).isEqualTo(1);
    assertThat(result.connections())
        .containsExactly(
            new ConnectionTasks("c", 1, List.of(new ExtractTask("s", Extractor.DATABASE))),
            new ConnectionTasks("f", 1, List.of(new ExtractTask("x", Extractor.FILE))));
    assertThat(result.waves()).containsExactly(new Wave(List.of("a")));
    Plan frozen = new Plans(plant.lake).of(result.context());
    assertThat(frozen.logicalTime()).isEqualTo(MIDNIGHT);
    assertThat(lease().released()).isFalse();
  }

  @Test
  void aManualRunIsNamedByTheTimeAndKeepsItsNameWhenTheCallIsRetried() {
    PlanResult result = plant.service().plan(manual("shop", "e1"));
    assertThat(result.context().run().value()).isEqualTo("shop-manual-20261123T101112123Z");
    assertThat(new Plans(plant.lake).of(result.context()).logicalTime()).isEqualTo(Plant.NOW);
    assertThat(plant.service().plan(manual("shop", "e1"))).isEqualTo(result);
  }

  @Test
  void aFurtherAttemptUsesTheSamePlanWhateverHasBeenDeployedSince() {
    PlanResult first = plant.service().plan(scheduled("e1"));
    plant.with("sources: {other: {connection: c, table: t}}");
    PlanResult second = plant.service().plan(resumed("shop-20261123T000000Z", 2, "e2"));
    assertThat(second.context().planHash()).isEqualTo(first.context().planHash());
    assertThat(second.waves()).isEqualTo(first.waves());
    assertThat(second.context().attempt()).isEqualTo(2);
    assertThat(second.context().fence()).isGreaterThan(first.context().fence());
  }

  @Test
  void aRunThatReadsAllDoesSoWhenItIsResumed() {
    String appended =
        """
        sources: {s: {connection: c, table: t, incremental: {cursor: id}}}
        targets: {a: {from: s, table: d.a, write: append}}
        """;
    plant.with("sources: {s: {connection: c, table: down}}");
    PlanRequest full =
        new PlanRequest(
            Optional.of("shop"),
            Optional.of(MIDNIGHT),
            Optional.empty(),
            Optional.empty(),
            Optional.of(true),
            "e1");
    assertThatThrownBy(() -> plant.service().plan(full)).isInstanceOf(TransientException.class);
    plant.with(appended);
    assertThatThrownBy(() -> plant.service().plan(resumed("shop-20261123T000000Z", 2, "e2")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("--full would add all their rows again");
  }

  @Test
  void aSecondRunAtTheSameTimeIsRefused() {
    PlanResult first = plant.service().plan(scheduled("e1"));
    plant.running.add("e1");
    assertThatThrownBy(() -> plant.service().plan(manual("shop", "e2")))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1007 Cannot start shop-manual-20261123T101112123Z: run")
        .hasMessageContaining(first.context().run().value());
  }

  @Test
  void aPlanThatFailsGivesTheLeaseBack() {
    plant.with("sources: {s: {connection: c, table: down}}");
    plant.running.add("e1");
    assertThatThrownBy(() -> plant.service().plan(scheduled("e1")))
        .isInstanceOf(TransientException.class)
        .hasMessage("WEIR-1006 Cannot reach c.");
    assertThat(lease().released()).isTrue();
    plant.with(GOOD);
    assertThat(plant.service().plan(scheduled("e2")).context().fence()).isEqualTo(2);
  }

  @Test
  void aPipelineThatCannotBeReadTakesNoLease() {
    assertThatThrownBy(() -> plant.service().plan(manual("shp", "e1")))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1009 ")
        .hasMessageEndingWith("Did you mean 'shop'?");
    assertThat(plant.lake.list(LakeKey.of("leases"))).isEmpty();
  }

  @Test
  void previewWritesNothing() {
    assertThat(plant.service().preview("shop").targets()).hasSize(1);
    assertThat(plant.lake.list(LakeKey.of("runs"))).isEmpty();
    assertThat(plant.lake.list(LakeKey.of("leases"))).isEmpty();
  }

  @Test
  void aMessageThatContradictsItselfIsRefused() {
    PlanRequest other =
        new PlanRequest(
            Optional.of("shop"),
            Optional.empty(),
            Optional.of("store-20261123T000000Z"),
            Optional.empty(),
            "e1");
    assertThatThrownBy(() -> plant.service().plan(other))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3001 Cannot plan run store-20261123T000000Z");
    PlanRequest nothing =
        new PlanRequest(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "e1");
    assertThatThrownBy(() -> plant.service().plan(nothing))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3001 Cannot plan a run");
    assertThatThrownBy(() -> plant.service().plan(resumed("shop-20261323T000000Z", 1, "e1")))
        .isInstanceOf(TerminalException.class)
        .hasMessage(
            "WEIR-1002 Cannot use 'shop-20261323T000000Z' as a run: 20261323T000000Z is not a time (UTC).");
  }

  /** A state of Step Functions passes on 256 KiB, and Lambda answers 6 MB. */
  @Test
  void theAnswerForFiveHundredDataSetsIsWithinWhatAStatePassesOn() {
    StringBuilder yaml = new StringBuilder("sources:\n");
    for (int i = 0; i < 250; i++) {
      yaml.append("  %s: {connection: c, table: t}\n".formatted(longName("source", i)));
    }
    yaml.append("transforms:\n");
    for (int i = 0; i < 250; i++) {
      yaml.append(
          "  %s: {from: %s, steps: [{select: [id]}]}\n"
              .formatted(longName("transform", i), longName("source", i)));
    }
    PlanResult result = plant.with(yaml.toString()).service().plan(scheduled("e1"));
    assertThat(result.waves())
        .singleElement()
        .satisfies(w -> assertThat(w.dataSets()).hasSize(250));
    assertThat(Json.bytes(result)).hasSizeBetween(500 * 63, 256 * 1024);
  }

  /** As long as a data set's name may be. */
  private static String longName(String kind, int number) {
    String digits = "%03d".formatted(number);
    return kind + "_".repeat(63 - kind.length() - digits.length()) + digits;
  }

  @Test
  @SuppressWarnings("NullAway") // Lambda's context is not looked at
  void theHandlerSpeaksJson() throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    String request =
        "{\"pipeline\":\"shop\",\"scheduledTime\":\"2026-11-23T00:00:00Z\",\"execution\":\"e1\"}";
    new PlanHandler(plant.service())
        .handleRequest(new ByteArrayInputStream(request.getBytes(UTF_8)), output, null);
    assertThat(Json.read(output.toByteArray(), PlanResult.class).context().run().value())
        .isEqualTo("shop-20261123T000000Z");
  }
}
