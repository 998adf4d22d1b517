package dev.weir.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread of one process at a time change the folder. */
final class FolderLock {
  /**
   * A file lock belongs to the whole process, and closing any channel of the file gives it back: so
   * there must be one at a time in this process, whichever lake of whichever folder asks.
   */
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private final Path file;

  FolderLock(Path file) {
    this.file = file;
  }

  <T> T holding(FileFailures.Access<T> access) throws IOException {
    IN_THIS_PROCESS.lock();
    try {
      Files.createDirectories(Disk.folderOf(file));
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        return access.run();
      }
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }
}
