package dev.weir.laptop.runs;

import dev.weir.laptop.lock.LifeLock;
import dev.weir.run.Executions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** An execution runs as long as a process holds its lock: a killed one does not. */
public final class LaptopExecutions implements Executions {
  private final Path folder;

  /**
   * @param folder of {@link ExecutionStore}
   */
  public LaptopExecutions(Path folder) {
    this.folder = folder;
  }

  @Override
  public boolean isRunning(String execution, Instant seen) {
    try {
      return LifeLock.isHeld(ExecutionFolder.of(folder, execution).lock());
    } catch (IOException _) {
      // True in doubt, as the port says.
      return true;
    }
  }
}
