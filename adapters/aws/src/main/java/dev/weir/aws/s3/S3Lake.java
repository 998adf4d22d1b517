package dev.weir.aws.s3;

import dev.weir.aws.client.AwsFailures;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A lake below a prefix of a bucket. A version is the object's ETag. Encryption is the bucket's
 * default.
 *
 * <p>A conditional write carries a name of its own as metadata: the client may send a write again
 * whose answer was lost, and is then told that the object is there already. Whose it is, the
 * metadata says.
 */
public final class S3Lake implements Lake {
  static final String WRITE = "weir-write";
  static final int PRECONDITION_FAILED = 412;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final S3Client s3;
  private final S3Location root;
  private final S3Transfer transfer;

  public S3Lake(S3Client s3, S3Location root) {
    this.s3 = s3;
    this.root = root;
    this.transfer = new S3Transfer(s3, root.bucket());
  }

  @Override
  public String location() {
    return root.toString();
  }

  @Override
  public String location(LakeKey key) {
    return root.uri(root.key(key));
  }

  @Override
  public void put(LakeKey key, byte[] content) {
    var _ =
        explained(
            "write",
            key,
            "s3:PutObject",
            () -> s3.putObject(writing(key).build(), RequestBody.fromBytes(content)));
  }

  @Override
  public void put(LakeKey key, Path file) {
    transfer.upload(file, root.key(key));
  }

  @Override
  public boolean create(LakeKey key, byte[] content) {
    return writeIf(key, content, writing(key).ifNoneMatch("*"));
  }

  @Override
  public boolean replace(LakeKey key, byte[] content, Version expected) {
    return writeIf(key, content, writing(key).ifMatch(expected.value()));
  }

  private boolean writeIf(LakeKey key, byte[] content, PutObjectRequest.Builder request) {
    String write = UUID.randomUUID().toString();
    PutObjectRequest named = request.metadata(Map.of(WRITE, write)).build();
    return explained(
        "write",
        key,
        "s3:PutObject",
        () -> {
          try {
            var _ = s3.putObject(named, RequestBody.fromBytes(content));
            return true;
          } catch (NoSuchKeyException _) {
            return false;
          } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
              throw e;
            }
            return isOf(write, key);
          }
        });
  }

  /** Whether the object that is there now is the one that this write made. */
  private boolean isOf(String write, LakeKey key) {
    return explained(
        "read",
        key,
        "s3:GetObject",
        () -> {
          try {
            return write.equals(
                s3.headObject(r -> r.bucket(root.bucket()).key(root.key(key)))
                    .metadata()
                    .get(WRITE));
          } catch (NoSuchKeyException _) {
            return false;
          }
        });
  }

  @Override
  public Optional<Stored> read(LakeKey key) {
    return explained(
        "read",
        key,
        "s3:GetObject",
        () -> {
          try {
            ResponseBytes<GetObjectResponse> read = s3.getObjectAsBytes(reading(key).build());
            return Optional.of(
                new Stored(read.asByteArrayUnsafe(), new Version(read.response().eTag())));
          } catch (NoSuchKeyException _) {
            return Optional.empty();
          }
        });
  }

  @Override
  public byte[] tail(LakeKey key, int bytes) {
    return explained(
        "read",
        key,
        "s3:GetObject",
        () -> {
          try {
            return s3.getObjectAsBytes(reading(key).range("bytes=-" + bytes).build())
                .asByteArrayUnsafe();
          } catch (S3Exception e) {
            if (e.statusCode() != RANGE_NOT_SATISFIABLE) {
              throw e;
            }
            // No byte of an empty object can be asked for.
            return new byte[0];
          }
        });
  }

  @Override
  public List<Entry> list(LakeKey prefix) {
    String start = root.key(prefix) + "/";
    return explained(
        "list",
        prefix,
        "s3:ListBucket (on the bucket)",
        () ->
            s3
                .listObjectsV2Paginator(r -> r.bucket(root.bucket()).prefix(start))
                .contents()
                .stream()
                // What the console makes to show a folder.
                .filter(object -> !object.key().endsWith("/"))
                .map(
                    object ->
                        new Entry(
                            LakeKey.of(object.key().substring(root.start().length())),
                            object.size()))
                .sorted(Comparator.comparing(entry -> entry.key().value()))
                .toList());
  }

  @Override
  public Path fetch(LakeKey key, Path scratch) {
    Path file = scratch.resolve(key.value());
    transfer.download(root.key(key), file);
    return file;
  }

  private PutObjectRequest.Builder writing(LakeKey key) {
    return PutObjectRequest.builder().bucket(root.bucket()).key(root.key(key));
  }

  private GetObjectRequest.Builder reading(LakeKey key) {
    return GetObjectRequest.builder().bucket(root.bucket()).key(root.key(key));
  }

  private <T> T explained(String verb, LakeKey key, String permission, Supplier<T> access) {
    try {
      return access.get();
    } catch (SdkException e) {
      throw AwsFailures.explain(verb + " " + location(key), permission, e);
    }
  }
}
