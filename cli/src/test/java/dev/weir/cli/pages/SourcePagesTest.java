package dev.weir.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Main;
import dev.weir.cli.view.Console;
import dev.weir.laptop.project.ProjectFinder;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.read.PipelineReader;
import dev.weir.secrets.Secrets;
import dev.weir.testkit.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each page of {@code docs/sources} is a project: its first pipeline runs on what the page shows of
 * files, answers and databases, and each command that follows prints what stands below it.
 */
class SourcePagesTest {
  private static final Path PAGES = Path.of("..", "docs", "sources");

  @TempDir private Path folder;
  private final Map<String, String> variables = new HashMap<>();

  static Stream<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageRunsAsItStands(String name) throws IOException {
    SourcePage page = SourcePage.read(PAGES.resolve(name));
    write(page);
    variables.put(Secrets.variable(Secrets.WAREHOUSE), PostgresServer.newDatabase().toString());
    try (PageApi api = new PageApi(page.answers())) {
      PipelineReader.read(name, page.pipeline())
          .pipeline()
          .connections()
          .forEach((connection, what) -> connect(page, api, connection, what));

      weir(List.of("run", page.name()));

      assertThat(page.commands()).isNotEmpty();
      for (SourcePage.Command command : page.commands()) {
        assertThat(weir(command.arguments())).isEqualTo(command.printed());
      }
    }
  }

  private void write(SourcePage page) throws IOException {
    Path pipeline = folder.resolve("pipelines").resolve(page.name());
    Files.createDirectories(pipeline.resolve("input"));
    Files.writeString(folder.resolve("weir.yaml"), "pipelines: pipelines\n");
    Files.writeString(pipeline.resolve("pipeline.yaml"), page.pipeline());
    for (SourcePage.Block file : page.files()) {
      boolean secret = file.use().equals(".env");
      Path path = (secret ? folder : pipeline).resolve(file.use());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.text());
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private void connect(SourcePage page, PageApi api, String name, Connection connection) {
    switch (connection) {
      case Connection.Http http ->
          variables.put(
              Secrets.variable(name), api.at(http.url().orElse(URI.create("https://example.org"))));
      case Connection.Database database ->
          variables.put(
              Secrets.variable(name),
              PageDatabases.filled(database.kind(), page.sql(database.kind())));
      case Connection.Files _ -> {}
    }
  }

  private String weir(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new ProjectFinder(folder, folder.resolve("elsewhere"), variables)
                .find(Optional.empty()),
            new Console(print(out), print(err), false),
            arguments.toArray(String[]::new));
    assertThat(code).as("%s: %s%s", arguments, out, err).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
