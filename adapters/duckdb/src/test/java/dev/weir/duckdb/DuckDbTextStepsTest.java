package dev.weir.duckdb;

import dev.weir.testkit.step.Sandbox;
import dev.weir.testkit.step.TextStepsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class DuckDbTextStepsTest implements TextStepsContract {
  @TempDir private Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void newSandbox() {
    sandbox = new Sandbox(new DuckDbRunner(folder));
  }

  @Override
  public Sandbox sandbox() {
    return sandbox;
  }
}
