package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reference/errors.md against the enums of all modules, read from their sources. */
class ErrorReferenceTest {
  private static final Path ROOT = Path.of(System.getProperty("weir.root", ".."));

  private static final Pattern ENUM = Pattern.compile("enum \\w+ implements ErrorCode");
  private static final Pattern CONSTANT =
      Pattern.compile("\\b([A-Z][A-Z_]*)\\((\\d+), Category\\.([A-Z]+)\\)");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (\\d+) \\| `([A-Z_]+)` \\| ([A-Z]+) \\| .+\\. \\|$");
  private static final Pattern RANGE = Pattern.compile("(?m)^\\| (\\d+)–(\\d+) \\| (.*) \\|$");
  private static final Pattern MODULE = Pattern.compile("`([a-z/-]+)`");

  @Test
  void thePageListsEveryErrorOnceAsTheCodeHasIt() throws IOException {
    List<ErrorNumber> listed =
        ROW.matcher(page())
            .results()
            .map(row -> new ErrorNumber(Integer.parseInt(row.group(1)), row.group(2), row.group(3)))
            .toList();

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            enums().stream().flatMap(file -> file.errors().stream()).toList())
        .isSortedAccordingTo((one, other) -> Integer.compare(one.number(), other.number()));
  }

  @Test
  void noTwoErrorsShareANumber() throws IOException {
    assertThat(enums().stream().flatMap(file -> file.errors().stream()))
        .extracting(ErrorNumber::number)
        .doesNotHaveDuplicates();
  }

  @Test
  void everyNumberIsInTheRangeOfItsModule() throws IOException {
    List<Range> ranges = RANGE.matcher(page()).results().map(Range::of).toList();

    assertThat(enums())
        .allSatisfy(
            file ->
                assertThat(ranges)
                    .filteredOn(range -> range.isOf(file.path()))
                    .singleElement()
                    .satisfies(range -> assertThat(file.errors()).allMatch(range::contains)));
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/reference/errors.md"));
  }

  /** Those of all modules; a source that has no constant of the known form is a mistake. */
  private static List<EnumFile> enums() throws IOException {
    List<EnumFile> found = new ArrayList<>();
    for (String room :
        List.of("core", "adapters", "functions", "statemachine", "laptop", "stack", "cli")) {
      try (Stream<Path> sources =
          Files.find(ROOT.resolve(room), 32, (path, _) -> isMainJava(path))) {
        for (Path source : sources.toList()) {
          String text = Files.readString(source);
          if (ENUM.matcher(text).find()) {
            found.add(new EnumFile(source, errors(text)));
          }
        }
      }
    }
    assertThat(found)
        .hasSizeGreaterThan(15)
        .allSatisfy(file -> assertThat(file.errors()).isNotEmpty());
    return found;
  }

  private static boolean isMainJava(Path path) {
    return path.toString().replace('\\', '/').matches(".*/src/main/java/.*\\.java");
  }

  private static List<ErrorNumber> errors(String source) {
    return CONSTANT
        .matcher(source)
        .results()
        .map(
            match ->
                new ErrorNumber(Integer.parseInt(match.group(2)), match.group(1), match.group(3)))
        .toList();
  }

  private record ErrorNumber(int number, String name, String category) {}

  private record EnumFile(Path path, List<ErrorNumber> errors) {}

  private record Range(int first, int last, List<String> modules) {
    static Range of(MatchResult row) {
      List<String> modules =
          MODULE.matcher(row.group(3)).results().map(module -> module.group(1)).toList();
      return new Range(Integer.parseInt(row.group(1)), Integer.parseInt(row.group(2)), modules);
    }

    boolean isOf(Path file) {
      return modules.stream().anyMatch(module -> file.startsWith(ROOT.resolve(module)));
    }

    boolean contains(ErrorNumber error) {
      return first <= error.number() && error.number() <= last;
    }
  }
}
