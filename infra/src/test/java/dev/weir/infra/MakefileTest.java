package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Makefile that {@code sam build} calls, in a clone without a build, with a Maven that only
 * writes down that it was called and makes packages of a file each.
 */
@NeedsSam
class MakefileTest {
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$@" >> maven.log
      for function in functions/*/; do
        mkdir -p "$function/target/lambda/lib"
        basename "$function" > "$function/target/lambda/content"
        touch "$function/target/lambda.zip"
      done
      touch functions/transform/target/lambda/lib/duckdb_jdbc-1-linux_amd64.jar
      """;

  @TempDir Path clone;

  @BeforeEach
  void make_a_clone() throws IOException {
    Files.copy(Template.ROOT.resolve("Makefile"), clone.resolve("Makefile"));
    for (String file :
        List.of(
            "pom.xml",
            "functions/pom.xml",
            "build/lambda.xml",
            "core/pom.xml",
            "core/src/main/Core.java",
            "adapters/folder/pom.xml",
            "pipelines/store/pipeline.yaml",
            "pipelines/store/states.csv")) {
      write(file, "");
    }
    for (String function : Template.functions().keySet()) {
      write("functions/" + Template.folder(function) + "/pom.xml", "");
    }
    write("bin/mvn", MAVEN);
    assertThat(clone.resolve("bin/mvn").toFile().setExecutable(true)).isTrue();
  }

  @Test
  void from_a_clean_clone_one_run_of_maven_makes_all_packages_each_its_own() throws Exception {
    TreeMap<String, String> contents = new TreeMap<>();
    TreeMap<String, String> expected = new TreeMap<>();
    for (String function : Template.functions().keySet()) {
      contents.put(function, Files.readString(build(function).resolve("content")).strip());
      expected.put(function, Template.folder(function));
    }
    assertThat(contents).isEqualTo(expected);
    assertThat(maven()).hasSize(1);
  }

  @Test
  void a_change_of_a_source_a_pipeline_or_a_pom_makes_packages_anew() throws Exception {
    build("PlanFunction");
    int runs = 1;
    for (String file :
        List.of(
            "core/src/main/Core.java",
            "pipelines/store/states.csv",
            "adapters/folder/pom.xml",
            "build/lambda.xml")) {
      long later = Instant.now().plusSeconds(60).toEpochMilli();
      Files.setLastModifiedTime(clone.resolve(file), FileTime.fromMillis(later));
      build("PlanFunction");
      assertThat(maven()).as(file).hasSize(++runs);
      Files.setLastModifiedTime(clone.resolve(file), FileTime.fromMillis(0));
    }
    build("LoadFunction");
    assertThat(maven()).hasSize(runs);
  }

  /** As sam calls it. Returns the folder that it uploads. */
  private Path build(String function) throws IOException, InterruptedException {
    Path artifacts = Files.createTempDirectory(clone, "artifacts");
    ProcessBuilder command =
        new ProcessBuilder("make", "build-" + function)
            .directory(clone.toFile())
            .redirectErrorStream(true);
    command.environment().put("ARTIFACTS_DIR", artifacts.toString());
    command
        .environment()
        .merge(
            "PATH",
            clone.resolve("bin").toString(),
            (path, bin) -> bin + File.pathSeparator + path);
    Process process = command.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return artifacts;
  }

  /** The calls of Maven. */
  private List<String> maven() throws IOException {
    return Files.readAllLines(clone.resolve("maven.log"));
  }

  private void write(String file, String content) throws IOException {
    Path path = clone.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
