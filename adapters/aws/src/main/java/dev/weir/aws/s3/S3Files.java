package dev.weir.aws.s3;

import dev.weir.aws.client.AwsError;
import dev.weir.aws.client.AwsFailures;
import dev.weir.error.TerminalException;
import dev.weir.folder.FolderFiles;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import dev.weir.source.Glob;
import dev.weir.source.SourceFiles;
import dev.weir.source.SourceFolders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Source files below a prefix of a bucket. */
public final class S3Files implements SourceFiles {
  private final S3Client s3;
  private final S3Location root;

  S3Files(S3Client s3, S3Location root) {
    this.s3 = s3;
    this.root = root;
  }

  /**
   * The files behind connections: {@code WEIR_CONNECTION_SHOP=s3://bucket/prefix} or {@code
   * file:///srv/shop} for {@code shop}.
   *
   * @param s3 asked for when a bucket is first read
   */
  public static SourceFolders from(Secrets secrets, Supplier<S3Client> s3) {
    return connection -> {
      String place = secrets.place(connection);
      ConnectionUri address =
          secrets
              .connection(connection)
              .orElseThrow(() -> noFolder(connection, "nothing says where it is", place));
      return switch (address.scheme()) {
        case "s3" -> new S3Files(s3.get(), location(connection, address, place));
        case "file" -> FolderFiles.at(connection, address);
        default -> throw noFolder(connection, "its address is '" + address + "'", place);
      };
    };
  }

  private static S3Location location(String connection, ConnectionUri address, String place) {
    return S3Location.parse("s3://" + address.host() + "/" + address.path())
        .orElseThrow(() -> noFolder(connection, "its address is '" + address + "'", place));
  }

  private static TerminalException noFolder(String connection, String problem, String place) {
    return new TerminalException(
        AwsError.NO_SOURCE_FOLDER,
        "Cannot find the files of connection '%s': %s. Set %s to s3://bucket/prefix."
            .formatted(connection, problem, place));
  }

  @Override
  public String location() {
    return root.toString();
  }

  @Override
  public List<SourceFile> list(String glob) {
    Glob wanted = Glob.parse(glob, location());
    String start = root.start() + wanted.start();
    try {
      return s3
          .listObjectsV2Paginator(r -> r.bucket(root.bucket()).prefix(start))
          .contents()
          .stream()
          // What the console makes to show a folder.
          .filter(object -> !object.key().endsWith("/"))
          .map(this::sourceFile)
          .filter(file -> wanted.matches(file.name()))
          .sorted(Comparator.comparing(SourceFile::name))
          .toList();
    } catch (SdkException e) {
      throw AwsFailures.explain(
          "look for files '%s' in %s".formatted(glob, root), "s3:ListBucket (on the bucket)", e);
    }
  }

  private SourceFile sourceFile(S3Object object) {
    return new SourceFile(name(object.key()), object.size(), object.lastModified(), object.eTag());
  }

  @Override
  public InputStream open(SourceFile listed) {
    Glob.checkInside(listed.name(), location());
    String key = root.start() + listed.name();
    try {
      return new Content(
          s3.getObject(r -> r.bucket(root.bucket()).key(key).ifMatch(listed.version())));
    } catch (SdkException e) {
      throw isAnother(e)
          ? listed.changed(location(), now(listed.name(), key))
          : AwsFailures.explain("read " + root.uri(key), "s3:GetObject", e);
    }
  }

  private static boolean isAnother(SdkException failure) {
    return failure instanceof S3Exception answer
        && answer.statusCode() == S3Lake.PRECONDITION_FAILED;
  }

  private SourceFile now(String name, String key) {
    try {
      HeadObjectResponse head = s3.headObject(r -> r.bucket(root.bucket()).key(key));
      return new SourceFile(name, head.contentLength(), head.lastModified(), head.eTag());
    } catch (SdkException e) {
      throw AwsFailures.explain("read " + root.uri(key), "s3:GetObject", e);
    }
  }

  /** S3 gives an object to its end as it was when its reading began, whoever replaces it. */
  @Override
  public void requireUnchanged(SourceFile listed) {}

  private String name(String key) {
    return key.substring(root.start().length());
  }

  /**
   * Fails as any stream does, also where the client finds that what came is not what was stored.
   */
  private static final class Content extends FilterInputStream {
    Content(InputStream stored) {
      super(stored);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (SdkException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (SdkException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }
}
