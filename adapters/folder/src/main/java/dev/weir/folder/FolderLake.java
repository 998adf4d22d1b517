package dev.weir.folder;

import dev.weir.error.TerminalException;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.lake.Scratch;
import dev.weir.lake.ScratchFolder;
import dev.weir.text.Sha256;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A lake in a local folder: an object is a file. It is written beside the objects, in {@code
 * .lake/scratch}, flushed, and moved to its name in one step while a lock is held that all
 * processes share. A version is the hash of the content.
 */
public final class FolderLake implements Lake {
  private static final String OWN = ".lake";

  /** An object is there at once, or it was left behind. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path root;
  private final Scratch own;
  private final Scratch scratch;
  private final FolderLock lock;

  /**
   * @param root made with the first write
   */
  public FolderLake(Path root) {
    this(root, Scratch.shared(own(root).resolve("scratch"), ABANDONED));
  }

  /**
   * @param scratch from where {@link #put(LakeKey, Path)} moves files instead of copying them
   */
  public FolderLake(Path root, Scratch scratch) {
    this.root = root.toAbsolutePath().normalize();
    this.own = Scratch.shared(own(this.root).resolve("scratch"), ABANDONED);
    this.scratch = scratch;
    this.lock = new FolderLock(own(this.root).resolve("lock"));
  }

  private static Path own(Path root) {
    return root.resolve(OWN);
  }

  /** For files that will be put here: they are moved, not copied. */
  public Scratch scratch() {
    return scratch;
  }

  @Override
  public String location() {
    return root.toString();
  }

  @Override
  public String location(LakeKey key) {
    return file(key).toString();
  }

  @Override
  public void put(LakeKey key, byte[] content) {
    var _ = write(key, content, _ -> true);
  }

  @Override
  public void put(LakeKey key, Path source) {
    Path target = file(key);
    var _ =
        FileFailures.explained(
            "write",
            target,
            () -> {
              Path file = own.name();
              try {
                if (scratch.holds(source)) {
                  Files.move(source, file);
                } else {
                  Files.copy(source, file);
                }
                Disk.flush(file);
                return commit(file, target, _ -> true);
              } finally {
                Files.deleteIfExists(file);
              }
            });
  }

  @Override
  public boolean create(LakeKey key, byte[] content) {
    return write(key, content, target -> !Files.exists(target, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public boolean replace(LakeKey key, byte[] content, Version expected) {
    return write(
        key,
        content,
        target -> {
          Optional<byte[]> found = content(target);
          return found.isPresent() && version(found.get()).equals(expected);
        });
  }

  @Override
  public Optional<Stored> read(LakeKey key) {
    Path file = file(key);
    return FileFailures.explained("read", file, () -> content(file))
        .map(content -> new Stored(content, version(content)));
  }

  @Override
  public byte[] tail(LakeKey key, int bytes) {
    Path file = file(key);
    return FileFailures.explained(
        "read",
        file,
        () -> {
          inside(file);
          return Disk.tail(file, bytes);
        });
  }

  @Override
  public List<Entry> list(LakeKey prefix) {
    Path folder = file(prefix);
    return FileFailures.explained("list", folder, () -> entries(folder));
  }

  @Override
  public Path fetch(LakeKey key, Path scratch) {
    Path file = file(key);
    return FileFailures.explained(
        "read",
        file,
        () -> {
          inside(file);
          if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(file.toString());
          }
          return file;
        });
  }

  /**
   * Removes all objects whose key starts with {@code prefix + "/"}: all at once for who reads. No
   * other lake has this; elsewhere old objects expire.
   */
  public void remove(LakeKey prefix) {
    Path folder = file(prefix);
    try (ScratchFolder aside = own.make()) {
      var _ =
          FileFailures.explained(
              "remove",
              folder,
              () ->
                  lock.holding(
                      () -> {
                        inside(folder);
                        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                            ? Files.move(folder, aside.path().resolve("removed"))
                            : aside.path();
                      }));
    }
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds(Path target) throws IOException;
  }

  private boolean write(LakeKey key, byte[] content, Condition condition) {
    Path target = file(key);
    return FileFailures.explained(
        "write",
        target,
        () -> {
          Path file = own.name();
          try {
            Disk.write(file, content);
            return commit(file, target, condition);
          } finally {
            Files.deleteIfExists(file);
          }
        });
  }

  private boolean commit(Path file, Path target, Condition condition) throws IOException {
    return lock.holding(
        () -> {
          inside(target);
          if (!condition.holds(target)) {
            return false;
          }
          Disk.move(file, target);
          return true;
        });
  }

  private Optional<byte[]> content(Path file) throws IOException {
    inside(file);
    try (var input = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(input.readAllBytes());
    } catch (NoSuchFileException | NotDirectoryException _) {
      return Optional.empty();
    }
  }

  private List<Entry> entries(Path folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return entries;
    }
    inside(folder);
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              String key = root.relativize(file).toString().replace('\\', '/');
              entries.add(new Entry(LakeKey.of(key), attributes.size()));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    entries.sort(Comparator.comparing(entry -> entry.key().value()));
    return entries;
  }

  private Path file(LakeKey key) {
    Path file = root.resolve(key.value()).normalize();
    if (!file.startsWith(root) || file.startsWith(own(root))) {
      throw outside(file);
    }
    return file;
  }

  /** A symbolic link on the way would lead out of the lake, perhaps to another file system. */
  private void inside(Path file) throws IOException {
    Path folder = Disk.folderOf(file);
    while (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !folder.equals(root)) {
      folder = Disk.folderOf(folder);
    }
    if (Files.exists(root) && !folder.toRealPath().startsWith(root.toRealPath())) {
      throw outside(file);
    }
  }

  private TerminalException outside(Path file) {
    return new TerminalException(
        FolderError.OUTSIDE_LAKE,
        "Cannot use %s: it is not in the lake %s. Remove the symbolic link, or choose another name."
            .formatted(file, root));
  }

  private static Version version(byte[] content) {
    return new Version(Sha256.of(content));
  }
}
