package dev.weir.aws.s3;

import dev.weir.aws.client.AwsError;
import dev.weir.aws.client.AwsFailures;
import dev.weir.error.TerminalException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Objects of a bucket to and from local files; in memory there is one part at a time. */
public final class S3Transfer {
  /** At most 10 000 parts make an object, which is more than a function's disk holds. */
  static final int PART_BYTES = 16 * 1024 * 1024;

  /**
   * Said in every request of a multipart upload. The client adds this checksum to parts by itself,
   * and S3 refuses to complete an upload that was begun, or is completed, without naming it
   * (https://github.com/aws/aws-sdk-java-v2/issues/6518).
   */
  private static final ChecksumAlgorithm CHECKSUM = ChecksumAlgorithm.CRC32;

  private static final String BINARY = "application/octet-stream";

  private final S3Client s3;
  private final String bucket;

  S3Transfer(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /** In one step, as any write: the parts of a large file show when the last one is there. */
  void upload(Path file, String key) {
    String what = "write s3://" + bucket + "/" + key;
    try (InputStream input = Files.newInputStream(file)) {
      byte[] first = input.readNBytes(PART_BYTES);
      if (first.length < PART_BYTES) {
        var _ = s3.putObject(r -> r.bucket(bucket).key(key), body(first));
      } else {
        new Upload(key).of(first, input);
      }
    } catch (SdkException e) {
      throw AwsFailures.explain(what, "s3:PutObject", e);
    } catch (IOException e) {
      throw local(what, file, e);
    }
  }

  /** The file gets its name when it is whole. */
  void download(String key, Path file) {
    String what = "read s3://" + bucket + "/" + key;
    try {
      Files.createDirectories(file.getParent());
      Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
      try {
        var _ =
            s3.getObject(r -> r.bucket(bucket).key(key), ResponseTransformer.toFile(unfinished));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (SdkException e) {
      throw AwsFailures.explain(what, "s3:GetObject", e);
    } catch (IOException e) {
      throw local(what, file, e);
    }
  }

  private static RequestBody body(byte[] content) {
    return RequestBody.fromContentProvider(
        ContentStreamProvider.fromByteArrayUnsafe(content), content.length, BINARY);
  }

  private static TerminalException local(String what, Path file, IOException e) {
    return new TerminalException(
        AwsError.LOCAL_FILE_FAILED,
        "Cannot %s: the local file %s fails (%s). See that the disk has room: a function's ephemeral storage is set in the template."
            .formatted(what, file, e),
        e);
  }

  /** One multipart upload. */
  private final class Upload {
    private final String key;
    private final String write = UUID.randomUUID().toString();
    private final String id;

    Upload(String key) {
      this.key = key;
      this.id =
          s3.createMultipartUpload(
                  r ->
                      r.bucket(bucket)
                          .key(key)
                          .metadata(Map.of(S3Lake.WRITE, write))
                          .checksumAlgorithm(CHECKSUM))
              .uploadId();
    }

    void of(byte[] first, InputStream rest) throws IOException {
      boolean complete = false;
      try {
        List<CompletedPart> parts = new ArrayList<>();
        for (byte[] part = first; part.length > 0; part = rest.readNBytes(PART_BYTES)) {
          parts.add(upload(parts.size() + 1, part));
        }
        complete(parts);
        complete = true;
      } finally {
        if (!complete) {
          abort();
        }
      }
    }

    private CompletedPart upload(int number, byte[] part) {
      UploadPartResponse uploaded =
          s3.uploadPart(
              r ->
                  r.bucket(bucket)
                      .key(key)
                      .uploadId(id)
                      .partNumber(number)
                      .checksumAlgorithm(CHECKSUM),
              body(part));
      return CompletedPart.builder()
          .partNumber(number)
          .eTag(uploaded.eTag())
          .checksumCRC32(uploaded.checksumCRC32())
          .build();
    }

    private void complete(List<CompletedPart> parts) {
      try {
        var _ =
            s3.completeMultipartUpload(
                r -> r.bucket(bucket).key(key).uploadId(id).multipartUpload(u -> u.parts(parts)));
      } catch (NoSuchUploadException e) {
        // The client may send it again when an answer is lost; the upload is then gone for good.
        if (!write.equals(
            s3.headObject(r -> r.bucket(bucket).key(key)).metadata().get(S3Lake.WRITE))) {
          throw e;
        }
      }
    }

    // What cannot be aborted is removed by the bucket's lifecycle.
    private void abort() {
      try {
        var _ = s3.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(id));
      } catch (SdkException _) {
        // The failure that led here is told.
      }
    }
  }
}
