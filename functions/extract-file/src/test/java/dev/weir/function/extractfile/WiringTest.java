package dev.weir.function.extractfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import dev.weir.aws.client.AwsClients;
import dev.weir.json.Json;
import dev.weir.lambda.Wired;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Source.FileSource;
import dev.weir.plan.Plan;
import dev.weir.plan.Plans;
import dev.weir.run.RunContext;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import dev.weir.testkit.aws.LocalStack;
import dev.weir.testkit.aws.NeedsDocker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The function as AWS wires it: the lake in S3. */
@NeedsDocker
class WiringTest {
  /** The handler asks nothing of it. */
  @SuppressWarnings("NullAway")
  private static final Context CONTEXT = null;

  private static final AwsClients CLIENTS =
      AwsClients.at(
          LocalStack.running().endpoint(),
          LocalStack.REGION,
          LocalStack.ACCESS_KEY,
          LocalStack.SECRET_KEY);

  @TempDir Path root;

  @BeforeAll
  static void makeTheBucket() {
    try (S3Client s3 = CLIENTS.s3()) {
      var _ = s3.createBucket(r -> r.bucket("texts"));
    }
  }

  @BeforeEach
  void writeFiles() throws IOException {
    Path folder = Files.createDirectories(root.resolve("shop/notes"));
    Files.writeString(folder.resolve("a.txt"), "one\ntwo\n");
  }

  @Test
  void nothing_is_left_between_warm_invocations() throws IOException {
    ExtractFileHandler handler =
        new ExtractFileHandler(Wired.of(environment(), CLIENTS, Wiring::service));
    assertThat(extract(handler, "2026-11-23T00:00:00Z").rows()).isEqualTo(2);
    Set<Thread> threads = threads();
    List<Path> files = files();

    assertThat(extract(handler, "2026-11-24T00:00:00Z").rows()).isEqualTo(2);

    assertThat(threads()).isSubsetOf(threads);
    assertThat(files()).isEqualTo(files).noneMatch(Files::isRegularFile);
  }

  private static DataSetResult extract(ExtractFileHandler handler, String time) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(Json.bytes(planned(Instant.parse(time)))), output, CONTEXT);
    return Json.read(output.toByteArray(), DataSetResult.class);
  }

  private static ExtractRequest planned(Instant time) {
    RunId run = RunId.scheduled("shop", time);
    FileSource source =
        new FileSource(
            "shop", "notes/*.txt", Format.TEXT, "", FileSource.TEXT_COLUMNS, Optional.empty());
    List<Column> columns = new ArrayList<>();
    source.columns().forEach((name, field) -> columns.add(Column.nullable(name, field.type())));
    Plan plan =
        new Plan(
            Plan.FORMAT,
            "shop",
            run.value(),
            time,
            List.of(new Plan.PlannedConnection("shop", new Connection.Files(2), 1)),
            List.of(new Plan.PlannedSource("notes", source, 1, "a file", -1, new Schema(columns))),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of());
    byte[] json = Json.bytes(plan);
    try (S3Client s3 = CLIENTS.s3()) {
      var _ =
          s3.putObject(
              r -> r.bucket("texts").key("lake/" + new RunFolder(run).plan().value()),
              RequestBody.fromString(new String(json, UTF_8)));
    }
    return new ExtractRequest(new RunContext(run, 1, 1, Plans.hash(json)), "notes");
  }

  private Map<String, String> environment() {
    return Map.of(
        "WEIR_LAKE", "s3://texts/lake",
        "WEIR_CONNECTION_SHOP", root.resolve("shop").toUri().toString(),
        "LAMBDA_TASK_ROOT", root.toString(),
        "TMPDIR", root.resolve("tmp").toString());
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .collect(Collectors.toSet());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("tmp"))) {
      return files.sorted().toList();
    }
  }
}
