package dev.weir.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectFileTest {
  @Test
  void every_key_has_a_default() {
    assertThat(ProjectFile.read("weir.yaml", "environments: {test: {}}"))
        .isEqualTo(new ProjectFile("pipelines", List.of(new Environment("test", "", false))));
    assertThat(ProjectFile.read("weir.yaml", "pipelines: etl"))
        .isEqualTo(new ProjectFile("etl", List.of()));
  }

  @Test
  void every_key_is_read() {
    ProjectFile file =
        ProjectFile.read(
            "weir.yaml",
            """
            pipelines: etl/pipelines
            environments:
              dev: {schema-prefix: dev_}
              prod: {confirm: true}
            """);

    assertThat(file)
        .isEqualTo(
            new ProjectFile(
                "etl/pipelines",
                List.of(new Environment("dev", "dev_", false), new Environment("prod", "", true))));
    assertThat(file.environment("prod").confirm()).isTrue();
  }

  @Test
  void every_mistake_is_told_at_once_with_its_place() {
    assertThatThrownBy(
            () ->
                ProjectFile.read(
                    "weir.yaml",
                    """
                    pipeline: pipelines
                    environments:
                      Dev: {}
                      dev: {schema-prefix: Dev-, confrim: true}
                      prod: {confirm: maybe}
                    """))
        .isInstanceOfSatisfying(
            TerminalException.class, e -> assertThat(e.code()).isEqualTo(CoreError.INVALID_PROJECT))
        .message()
        .satisfies(
            message ->
                assertThat(message.lines())
                    .satisfiesExactly(
                        line -> assertThat(line).endsWith("Cannot use weir.yaml: 5 problems."),
                        line ->
                            assertThat(line)
                                .startsWith("weir.yaml:1:1 'pipeline' is not a key of a project.")
                                .endsWith("Did you mean 'pipelines'?"),
                        line -> assertThat(line).startsWith("weir.yaml:3:3 ").contains("'Dev'"),
                        line ->
                            assertThat(line)
                                .startsWith("weir.yaml:4:24 environments.dev.schema-prefix: 'Dev-'")
                                .contains("is not a prefix: it starts with a-z or _"),
                        line -> assertThat(line).contains("Did you mean 'confirm'?"),
                        line ->
                            assertThat(line)
                                .startsWith("weir.yaml:5:19 ")
                                .contains("expected true or false, found the text 'maybe'")));
  }

  @Test
  void an_empty_file_is_no_project() {
    assertThatThrownBy(() -> ProjectFile.read("weir.yaml", ""))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("weir.yaml:1:1 is empty: expected a project, see ./weir init");
  }

  @Test
  void an_environment_that_is_not_there_is_told_with_those_that_are() {
    ProjectFile file = ProjectFile.read("weir.yaml", "environments: {dev: {}, prod: {}}");

    assertThatThrownBy(() -> file.environment("prd"))
        .isInstanceOfSatisfying(
            TerminalException.class,
            e -> assertThat(e.code()).isEqualTo(CoreError.UNKNOWN_ENVIRONMENT))
        .hasMessageEndingWith(
            "Cannot find an environment of the project: 'prd' is not an environment. Environments: dev, prod. Did you mean 'prod'? Environments stand in weir.yaml.");
  }
}
