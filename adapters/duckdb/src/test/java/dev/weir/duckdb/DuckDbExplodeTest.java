package dev.weir.duckdb;

import dev.weir.testkit.step.ExplodeContract;
import dev.weir.testkit.step.Sandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class DuckDbExplodeTest implements ExplodeContract {
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
