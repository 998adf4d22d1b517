package dev.weir.laptop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.error.Category;
import dev.weir.error.TerminalException;
import dev.weir.execution.FunctionFailure;
import dev.weir.folder.FolderError;
import dev.weir.statemachine.function.FunctionError;
import dev.weir.statemachine.function.FunctionInvoker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * On a full disk everything fails in words of its own: the embedded server ends, and whoever asks
 * it hears of a firewall. So a function that fails while the disk is full has failed of that, and
 * is not tried again.
 *
 * @param folder on the disk that is looked at
 * @param freeBytes of it
 */
record FullDisk(FunctionInvoker functions, Path folder, LongSupplier freeBytes)
    implements FunctionInvoker {
  /** PostgreSQL ends when it cannot make the next file of its log, of 16 MB; with some to spare. */
  private static final long FULL_BYTES = 24L << 20;

  private static final Set<Category> OF_ITS_OWN = Set.of(Category.CONFIG, Category.DATA);

  static FullDisk of(FunctionInvoker functions, Path folder) {
    return new FullDisk(functions, folder, () -> freeBytes(folder));
  }

  @Override
  public JsonNode invoke(String functionName, JsonNode payload) throws FunctionError {
    try {
      return functions.invoke(functionName, payload);
    } catch (FunctionError e) {
      FunctionFailure failure = FunctionFailure.of(String.valueOf(e.getMessage()));
      boolean itsOwn =
          failure.code().filter(code -> OF_ITS_OWN.contains(code.category())).isPresent();
      if (itsOwn || freeBytes.getAsLong() >= FULL_BYTES) {
        throw e;
      }
      throw full(failure, e);
    }
  }

  private FunctionError full(FunctionFailure failure, FunctionError e) {
    TerminalException full =
        new TerminalException(
            FolderError.DISK_FULL,
            "Cannot go on: the disk of %s is full, %d KB are left. Free some space (old runs lie in its lake/runs), then resume the run. What failed of it: %s"
                .formatted(folder, freeBytes.getAsLong() >> 10, failure.message()),
            e);
    return new FunctionError(
        TerminalException.class.getName(), String.valueOf(full.getMessage()), full);
  }

  private static long freeBytes(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException _) {
      return Long.MAX_VALUE;
    }
  }
}
