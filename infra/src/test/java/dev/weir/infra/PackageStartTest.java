package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.parquet.HardValues;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the functions' packages can do with no other class at hand. */
class PackageStartTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "WEIR_LAKE", "s3://lake/lake",
          "WEIR_TOPIC", "arn:aws:sns:us-east-1:000000000000:notices",
          "AWS_REGION", "us-east-1",
          "AWS_ACCESS_KEY_ID", "test",
          "AWS_SECRET_ACCESS_KEY", "test");

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.weir.infra.PackagesTest#functions")
  void its_handler_starts(String function) throws IOException, InterruptedException {
    String handler = LambdaPackage.of(function).handler();

    System.out.printf("%-18s %s", function, start(function, StartHandler.class, handler));
  }

  /** Packages have parts of the libraries for Parquet: this shows that no part is missing. */
  @ParameterizedTest
  @ValueSource(
      strings = {"plan", "extract-api", "extract-database", "extract-file", "load", "query"})
  void it_writes_and_reads_parquet(String function) throws IOException, InterruptedException {
    String file = folder.resolve("rows.parquet").toString();

    assertThat(start(function, WriteParquet.class, file)).contains("4 rows, the same");
  }

  private String start(String function, Class<?> program, String argument)
      throws IOException, InterruptedException {
    Path unpacked = LambdaPackage.of(function).folder();
    String classPath =
        String.join(
            File.pathSeparator,
            unpacked.toString(),
            unpacked.resolve("lib").resolve("*").toString(),
            home(program),
            home(HardValues.class));
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            program.getName(),
            argument);
    java.environment().putAll(ENVIRONMENT);
    java.environment().put("LAMBDA_TASK_ROOT", unpacked.toString());
    java.environment().put("TMPDIR", folder.toString());
    Process process = java.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  private static String home(Class<?> program) {
    return program.getProtectionDomain().getCodeSource().getLocation().getPath();
  }
}
