package dev.weir.folder;

import dev.weir.error.TerminalException;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import dev.weir.source.Glob;
import dev.weir.source.SourceFiles;
import dev.weir.source.SourceFolders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Source files in a folder. Links to folders are not followed. */
public final class FolderFiles implements SourceFiles {
  private final Path root;

  public FolderFiles(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** Folders by connection: {@code WEIR_CONNECTION_SHOP=file:///srv/shop} for {@code shop}. */
  public static SourceFolders from(Secrets secrets) {
    return connection ->
        at(
            connection,
            secrets
                .connection(connection)
                .orElseThrow(() -> noFolder(connection, "it is not set")));
  }

  /** The folder of a connection, by its address. */
  public static FolderFiles at(String connection, ConnectionUri address) {
    return new FolderFiles(folder(connection, address));
  }

  @Override
  public String location() {
    return root.toString();
  }

  @Override
  public List<SourceFile> list(String glob) {
    Glob wanted = Glob.parse(glob, location());
    if (!Files.isDirectory(root)) {
      throw new TerminalException(
          FolderError.NO_SOURCE_FOLDER,
          "Cannot look for files '%s': there is no folder %s. Make it, or set the connection to another."
              .formatted(glob, root));
    }
    return FileFailures.explained("list", root, () -> matching(wanted));
  }

  @Override
  public InputStream open(SourceFile listed) {
    Path file = file(listed);
    return FileFailures.explained("read", file, () -> Files.newInputStream(file));
  }

  @Override
  public void requireUnchanged(SourceFile listed) {
    SourceFile now = sourceFile(file(listed));
    if (!now.equals(listed)) {
      throw listed.changed(location(), now);
    }
  }

  private Path file(SourceFile listed) {
    Glob.checkInside(listed.name(), location());
    return FileNames.resolved(root, listed.name());
  }

  private List<SourceFile> matching(Glob glob) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> files = walk.filter(Files::isRegularFile).toList();
      List<Path> matching = files.stream().filter(file -> glob.matches(name(file))).toList();
      FileNames.requireReadable(root, matching.isEmpty() ? files : matching);
      return matching.stream()
          .map(this::sourceFile)
          .sorted(Comparator.comparing(SourceFile::name))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private SourceFile sourceFile(Path file) {
    BasicFileAttributes attributes =
        FileFailures.explained(
            "read", file, () -> Files.readAttributes(file, BasicFileAttributes.class));
    return new SourceFile(
        name(file),
        attributes.size(),
        attributes.lastModifiedTime().toInstant(),
        // Of a file that was put in the place of another with its size and time.
        Objects.toString(attributes.fileKey(), ""));
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }

  private static Path folder(String connection, ConnectionUri uri) {
    if (!uri.scheme().equals("file") || !uri.host().isEmpty()) {
      throw noFolder(connection, "it is '" + uri + "'");
    }
    return FileNames.resolved(Path.of("/"), uri.path());
  }

  private static TerminalException noFolder(String connection, String problem) {
    return new TerminalException(
        FolderError.NO_SOURCE_FOLDER,
        "Cannot find the files of connection '%s': %s names no folder (%s). Set it to file:///path/to/the/folder."
            .formatted(connection, Secrets.variable(connection), problem));
  }
}
