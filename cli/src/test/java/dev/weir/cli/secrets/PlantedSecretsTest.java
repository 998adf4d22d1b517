package dev.weir.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Main;
import dev.weir.cli.view.Console;
import dev.weir.laptop.Project;
import dev.weir.laptop.server.LaptopServer;
import dev.weir.parquet.read.RecordReader;
import dev.weir.secrets.ConnectionUri;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever fails, the secrets of the addresses are nowhere: not on the terminal, with stack traces
 * too, and in no file that a run leaves.
 */
class PlantedSecretsTest {
  private static final String PLANTED = "s3cr3t";

  @TempDir private static Path folder;
  private static LaptopServer postgres;
  private static EchoingApi api;
  private static ExecutorService runs;
  private static final Map<String, Future<Traces>> TRACES = new HashMap<>();

  /** What a person saw, and what lies in the project, each file by its name. */
  private record Traces(String printed, Map<String, String> files) {}

  /** Most paths wait to try again: they wait at the same time. */
  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = LaptopServer.join(folder.resolve("server"), _ -> {});
    var _ = postgres.database("warehouse", Optional.empty(), _ -> {});
    warehouse("CREATE SCHEMA bad; CREATE TABLE bad.t (id bigint CHECK (id > 7))");
    api = new EchoingApi();
    runs = Executors.newVirtualThreadPerTaskExecutor();
    int number = 0;
    for (FailingPath path : FailingPath.all()) {
      Path project = folder.resolve("project-" + number++);
      TRACES.put(path.toString(), runs.submit(() -> traces(project, path)));
    }
  }

  @AfterAll
  static void stop() {
    runs.shutdownNow();
    api.close();
    postgres.close();
  }

  static Stream<FailingPath> paths() {
    return FailingPath.all().stream();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void no_secret_is_told_or_kept(FailingPath path) throws Exception {
    Traces traces = Objects.requireNonNull(TRACES.get(path.toString())).get();

    assertThat(traces.printed()).contains(path.told()).doesNotContainIgnoringCase(PLANTED);
    assertThat(traces.files())
        .allSatisfy((file, content) -> assertThat(content).as(file).doesNotContain(PLANTED));
    assertThat(traces.printed() + traces.files().values())
        .doesNotContain(postgres.uri("x").password().orElseThrow());
  }

  private static void warehouse(String sql) throws SQLException {
    ConnectionUri uri = postgres.uri("warehouse");
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(uri.host(), uri.port(), uri.path()),
                uri.user().orElseThrow(),
                uri.password().orElseThrow());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Traces traces(Path root, FailingPath path) throws IOException {
    Path pipeline = Files.createDirectories(root.resolve("pipelines/shop"));
    Files.writeString(pipeline.resolve("pipeline.yaml"), path.pipeline());
    Files.createDirectories(pipeline.resolve("input"));
    Files.writeString(pipeline.resolve("input/t.json"), "[{\"id\": 1}]");
    Project project = new Project(root, variables(path));
    StringBuilder printed = new StringBuilder();
    for (String command :
        List.of(
            "check shop",
            "plan shop",
            "run shop",
            "resume",
            "runs",
            "sql SELECT~1",
            "preview shop t")) {
      printed.append(weir(project, (command + " --verbose").split(" ")));
    }
    return new Traces(printed.toString(), files(root.resolve(".weir")));
  }

  private static Map<String, String> variables(FailingPath path) {
    ConnectionUri warehouse = postgres.uri("warehouse");
    Map<String, String> variables = new HashMap<>();
    variables.put(
        "WEIR_CONNECTION_WAREHOUSE",
        "postgresql://%s:%s@%s:%d/warehouse"
            .formatted(
                warehouse.user().orElseThrow(),
                warehouse.password().orElseThrow(),
                warehouse.host(),
                warehouse.port()));
    variables.put(
        "WEIR_CONNECTION_" + path.variable(),
        path.address()
            .replace("@PG@", Integer.toString(warehouse.port()))
            .replace("@API@", Integer.toString(api.port())));
    return variables;
  }

  private static String weir(Project project, String... words) {
    String[] arguments =
        Arrays.stream(words).map(word -> word.replace('~', ' ')).toArray(String[]::new);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      int exit = Main.run(project, new Console(stream, stream, false), arguments);
      return "%n$ %s%n%s(%d)%n"
          .formatted(String.join(" ", arguments), bytes.toString(StandardCharsets.UTF_8), exit);
    }
  }

  private static Map<String, String> files(Path state) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (Stream<Path> walk = Files.walk(state)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        // One letter for each byte, so that the secret is found in files of any kind.
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        files.put(
            state.relativize(file).toString(),
            file.toString().endsWith(".parquet") ? content + rows(file) : content);
      }
    }
    return files;
  }

  /** Parquet files are compressed. */
  private static String rows(Path file) {
    StringBuilder rows = new StringBuilder();
    try (RecordReader reader = RecordReader.open(file)) {
      while (reader.hasNext()) {
        rows.append(Arrays.toString(reader.next()));
      }
    }
    return rows.toString();
  }
}
