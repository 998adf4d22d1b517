package dev.weir.function.extractapi;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An API of the test's own, and a source that reads it into a folder. */
abstract class ApiFixture {
  @TempDir private Path folder;
  final Api api;
  Extraction extraction;

  ApiFixture() throws IOException {
    api = new Api();
    extraction = new Extraction(Path.of(""), api);
  }

  @BeforeEach
  void inTheFolder() {
    extraction = new Extraction(folder, api);
  }

  @AfterEach
  void stop() {
    api.close();
  }
}
