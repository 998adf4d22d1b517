package dev.weir.cli.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The source files of all modules, without their tests: a class path does not tell which module a
 * class is of.
 *
 * @param rooms the module's folder ({@code core}, {@code functions/plan}) by top-level class
 * @param packages file names, without their endings, by package
 */
record Sources(Map<String, String> rooms, Map<String, Set<String>> packages) {
  private static final String MAIN = "/src/main/java/";

  static Sources in(Path root) {
    Sources sources = new Sources(new TreeMap<>(), new TreeMap<>());
    try (Stream<Path> modules = Files.find(root, 4, (path, _) -> path.endsWith("src/main"))) {
      modules
          .map(path -> path.resolve("java"))
          .filter(Files::isDirectory)
          .forEach(folder -> sources.add(root, folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  private void add(Path root, Path folder) {
    try (Stream<Path> files =
        Files.find(folder, 20, (path, _) -> path.toString().endsWith(".java"))) {
      files.map(file -> root.relativize(file).toString().replace('\\', '/')).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String file) {
    int main = file.indexOf(MAIN);
    String name =
        file.substring(main + MAIN.length(), file.length() - ".java".length()).replace('/', '.');
    int dot = name.lastIndexOf('.');
    packages
        .computeIfAbsent(name.substring(0, dot), _ -> new TreeSet<>())
        .add(name.substring(dot + 1));
    if (!name.endsWith(".package-info")) {
      rooms.put(name, file.substring(0, main));
    }
  }
}
