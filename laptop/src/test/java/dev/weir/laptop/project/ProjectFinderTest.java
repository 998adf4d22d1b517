package dev.weir.laptop.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.laptop.LaptopError;
import dev.weir.laptop.Project;
import dev.weir.project.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFinderTest {
  private static final String FILE =
      """
      pipelines: etl
      environments:
        dev: {schema-prefix: dev_}
        prod: {confirm: true}
      """;

  @TempDir private Path folder;
  private Path clone;
  private Path project;
  private Path deep;

  @BeforeEach
  void folders() throws IOException {
    clone = folder.resolve("clone");
    Files.createDirectories(clone.resolve("pipelines"));
    project = Files.createDirectories(folder.resolve("project"));
    deep = Files.createDirectories(project.resolve("etl/shop/input"));
    Files.writeString(project.resolve("weir.yaml"), FILE);
  }

  @Test
  void the_project_is_the_nearest_folder_upwards() throws IOException {
    Project found = find(deep);

    assertThat(found.root()).isEqualTo(project);
    assertThat(found.isHere()).isTrue();
    assertThat(found.pipelines()).isEqualTo(project.resolve("etl"));
    assertThat(found.state()).isEqualTo(project.resolve(".weir"));

    Files.writeString(project.resolve("etl/weir.yaml"), "pipelines: inner");
    assertThat(find(deep).root()).isEqualTo(project.resolve("etl"));
  }

  @Test
  void where_there_is_none_it_is_the_clone() {
    Project found = find(folder);

    assertThat(found.root()).isEqualTo(clone);
    assertThat(found.isHere()).isFalse();
    assertThat(found.pipelines()).isEqualTo(clone.resolve("pipelines"));
  }

  @Test
  void a_clone_in_a_project_is_a_project_of_its_own() throws IOException {
    Path inner = project.resolve("weir");
    Files.createDirectories(inner.resolve("pipelines"));

    Project found =
        new ProjectFinder(inner.resolve("pipelines"), inner, Map.of()).find(Optional.empty());

    assertThat(found.root()).isEqualTo(inner);
    assertThat(found.isHere()).isTrue();
  }

  @Test
  void without_a_clone_there_may_be_none() {
    Project none =
        new ProjectFinder(folder, folder.resolve("opt"), Map.of()).find(Optional.empty());

    assertThat(none.isHere()).isFalse();
    assertThatThrownBy(none::pipelines)
        .isInstanceOfSatisfying(
            TerminalException.class, e -> assertThat(e.code()).isEqualTo(LaptopError.NO_PROJECT))
        .hasMessageEndingWith(
            "Cannot find a project: neither %s nor a folder above it has a weir.yaml. Make one with: ./weir init"
                .formatted(folder));
  }

  @Test
  void the_environment_is_that_of_the_option_or_of_the_variable_or_none() {
    ProjectFinder finder = new ProjectFinder(project, clone, Map.of("WEIR_ENV", "prod"));

    assertThat(find(project).environment()).isEqualTo(Environment.NONE);
    assertThat(finder.find(Optional.empty()).environment().name()).isEqualTo("prod");
    assertThat(finder.find(Optional.of("dev")).environment())
        .isEqualTo(new Environment("dev", "dev_", false));
  }

  @Test
  void each_environment_keeps_what_its_runs_leave_behind_apart() {
    Project dev = new ProjectFinder(project, clone, Map.of()).find(Optional.of("dev"));

    assertThat(dev.lake()).isEqualTo(project.resolve(".weir/environments/dev/lake"));
    assertThat(dev.executions()).isEqualTo(project.resolve(".weir/environments/dev/executions"));
    assertThat(dev.server()).isEqualTo(project.resolve(".weir/environments/dev/postgres"));
    assertThat(dev.scratch()).isEqualTo(project.resolve(".weir/environments/dev/tmp"));
  }

  @Test
  void variables_go_before_the_file_and_neither_is_printed() throws IOException {
    EnvironmentFileTest.write(project, "A=file\nB=file\n");

    Project found =
        new ProjectFinder(deep, clone, Map.of("A", "environment")).find(Optional.empty());

    assertThat(found.variables()).isEqualTo(Map.of("A", "environment", "B", "file"));
    assertThat(found.toString()).doesNotContain("file").doesNotContain("environment");
  }

  private Project find(Path here) {
    return new ProjectFinder(here, clone, Map.of()).find(Optional.empty());
  }
}
