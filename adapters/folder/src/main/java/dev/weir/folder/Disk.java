package dev.weir.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/** Writes that are there after a power failure, and what {@link Files} cannot read. */
final class Disk {
  private Disk() {}

  static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  static byte[] tail(Path file, int bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, LinkOption.NOFOLLOW_LINKS);
        InputStream input = Channels.newInputStream(channel)) {
      channel.position(Math.max(0, channel.size() - bytes));
      return input.readAllBytes();
    }
  }

  static void flush(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Makes {@code file} the content of {@code target} in one step. */
  static void move(Path file, Path target) throws IOException {
    makeFolders(folderOf(target));
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    flushFolder(folderOf(target));
  }

  /** For paths that are below a root, which all are here. */
  static Path folderOf(Path path) {
    return Objects.requireNonNull(path.getParent());
  }

  private static void makeFolders(Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path path = folder; !Files.isDirectory(path); path = folderOf(path)) {
      missing.push(path);
    }
    for (Path path : missing) {
      Files.createDirectory(path);
      flushFolder(folderOf(path));
    }
  }

  // A name is in its folder for good only when the folder is flushed as well.
  private static void flushFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
