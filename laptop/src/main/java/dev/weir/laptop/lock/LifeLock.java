package dev.weir.laptop.lock;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock on a file that is held until it is closed or its process is gone, however it ended. Any
 * process can ask whether it is held. It is never waited for in the kernel, where two processes
 * that wait for each other's unrelated locks are taken for a deadlock.
 *
 * <p>A lock belongs to a process, and closing any channel of its file gives it back. So nobody may
 * open the file of a lock that his own process holds; such a lock is known by its owner's file.
 */
public final class LifeLock implements AutoCloseable {
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();
  private static final String THIS_PROCESS = UUID.randomUUID().toString();
  private static final Duration PAUSE = Duration.ofMillis(10);

  /** Somebody who only asks whether it is held has the lock for a moment. */
  private static final Duration ASKING = Duration.ofMillis(200);

  private final Path owner;
  private final FileChannel channel;

  private LifeLock(Path owner, FileChannel channel) {
    this.owner = owner;
    this.channel = channel;
  }

  /** Takes the lock. Empty if it is held, by this process or another. */
  public static Optional<LifeLock> take(Path file) throws IOException {
    return take(file, ASKING);
  }

  /** Waits for the lock. Empty if it is still held after {@code patience}. */
  public static Optional<LifeLock> take(Path file, Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    Optional<LifeLock> lock = tryTake(file);
    while (lock.isEmpty() && System.nanoTime() < end) {
      pause();
      lock = tryTake(file);
    }
    return lock;
  }

  public static boolean isHeld(Path file) throws IOException {
    IN_THIS_PROCESS.lock();
    try {
      if (ownedHere(file)) {
        return true;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        return lock == null;
      } catch (NoSuchFileException _) {
        return false;
      }
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  /** Removes the file of a lock that nobody holds and nobody is about to take. */
  public static void delete(Path file) throws IOException {
    Files.deleteIfExists(owner(file));
    Files.deleteIfExists(file);
  }

  private static Optional<LifeLock> tryTake(Path file) throws IOException {
    IN_THIS_PROCESS.lock();
    try {
      if (ownedHere(file)) {
        return Optional.empty();
      }
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean taken = false;
      try {
        if (channel.tryLock() == null) {
          return Optional.empty();
        }
        Files.writeString(owner(file), THIS_PROCESS);
        taken = true;
        return Optional.of(new LifeLock(owner(file), channel));
      } finally {
        if (!taken) {
          channel.close();
        }
      }
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  private static boolean ownedHere(Path file) throws IOException {
    try {
      return Files.readString(owner(file)).equals(THIS_PROCESS);
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private static Path owner(Path file) {
    return file.resolveSibling(file.getFileName() + ".owner");
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Gives the lock back; the file stays, as another may have opened it already. */
  @Override
  public void close() throws IOException {
    IN_THIS_PROCESS.lock();
    try {
      if (channel.isOpen()) {
        Files.deleteIfExists(owner);
        channel.close();
      }
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }
}
