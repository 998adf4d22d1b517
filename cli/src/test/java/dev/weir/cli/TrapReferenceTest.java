package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reference/traps.md against the tests of all modules, read from their sources. */
class TrapReferenceTest {
  private static final Path ROOT = Path.of(System.getProperty("weir.root", ".."));

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!Trap )[^-].*\\|$");
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Contract))\\.(\\w+)`");
  private static final Pattern TEST =
      Pattern.compile(
          "@(?:Test|ParameterizedTest|TestFactory)\\b.*?^  (?:default )?\\S+ (\\w+)\\(",
          Pattern.DOTALL | Pattern.MULTILINE);

  @Test
  void everyTrapNamesTestsThatAreThere() throws IOException {
    Map<String, Set<String>> tests = tests();
    List<String> rows = ROW.matcher(page()).results().map(row -> row.group()).toList();

    assertThat(rows)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            row ->
                assertThat(NAMED.matcher(row).results())
                    .isNotEmpty()
                    .allSatisfy(
                        name ->
                            assertThat(tests.getOrDefault(name.group(1), Set.of()))
                                .as(name.group(1))
                                .contains(name.group(2))));
  }

  @Test
  void everyTestOfATrapIsOnThePage() throws IOException {
    String page = page();
    Map<String, Set<String>> traps = tests();
    traps.keySet().removeIf(name -> !name.endsWith("TrapsTest"));

    assertThat(traps)
        .hasSize(2)
        .allSatisfy(
            (name, methods) ->
                assertThat(methods)
                    .allMatch(method -> page.contains("`" + name + "." + method + "`")));
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/reference/traps.md"));
  }

  /** The names of the methods that are tests, by the names of their classes. */
  private static Map<String, Set<String>> tests() throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    for (String room :
        List.of(
            "core",
            "adapters",
            "functions",
            "statemachine",
            "laptop",
            "stack",
            "cli",
            "infra",
            "standin",
            "testkit")) {
      try (Stream<Path> sources = Files.find(ROOT.resolve(room), 32, (path, _) -> isTest(path))) {
        for (Path source : sources.toList()) {
          String name = source.getFileName().toString().replace(".java", "");
          TEST.matcher(Files.readString(source))
              .results()
              .forEach(
                  test -> found.computeIfAbsent(name, _ -> new TreeSet<>()).add(test.group(1)));
        }
      }
    }
    return found;
  }

  private static boolean isTest(Path path) {
    return path.toString()
        .replace('\\', '/')
        .matches(".*/src/(main|test)/java/.*(Test|Contract)\\.java");
  }
}
