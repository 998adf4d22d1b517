package dev.weir.infra;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A function's package, as this build made it.
 *
 * @param folder what AWS unpacks
 */
record LambdaPackage(Path folder) {
  static LambdaPackage of(String function) {
    return new LambdaPackage(
        Path.of(System.getProperty("weir.root", ".."))
            .resolve("functions")
            .resolve(function)
            .resolve("target")
            .resolve("lambda"));
  }

  List<Path> files() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> jars() {
    return files().stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(".jar"))
        .toList();
  }

  /** The class that AWS calls. */
  String handler() {
    return files().stream()
        .filter(file -> file.getFileName().toString().endsWith("Handler.class"))
        .map(file -> folder.relativize(file).toString())
        .map(file -> file.replace(".class", "").replace(File.separatorChar, '.'))
        .filter(name -> name.startsWith("dev.weir."))
        .findFirst()
        .orElseThrow();
  }

  /** Unpacked. */
  long bytes() {
    return files().stream().mapToLong(LambdaPackage::size).sum();
  }

  long zippedBytes() {
    return size(folder.resolveSibling("lambda.zip"));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
