package dev.weir.statemachine.interpreter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Texts that tests read. */
final class TestFiles {
  static final Path ROOT = Path.of(System.getProperty("weir.root", ".."));

  private TestFiles() {}

  /** The state machine that is deployed. */
  static String deployed() {
    try {
      return Files.readString(ROOT.resolve("infra/state-machine.asl.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param name of a file beside this class
   */
  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(TestFiles.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
