package dev.weir.testkit.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Inputs kept as files: good ones, and bad ones that were once found. */
final class Seeds {
  private Seeds() {}

  /** In the order of their names, so that the same number is the same input. */
  static List<byte[]> of(Class<?> test, String folder) {
    @Nullable URL found = test.getResource(folder);
    if (found == null) {
      throw new IllegalArgumentException("No folder %s beside %s".formatted(folder, test));
    }
    try (Stream<Path> files = Files.list(Path.of(uri(found)))) {
      List<byte[]> seeds = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        seeds.add(Files.readAllBytes(file));
      }
      return seeds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI uri(URL url) {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
