package dev.weir.standin.redshift.copy;

import dev.weir.standin.redshift.statement.RedshiftError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects that a COPY names, fetched. */
final class Objects {
  private final S3Client s3;
  private final Path folder;

  Objects(S3Client s3, Path folder) {
    this.s3 = s3;
    this.folder = folder;
  }

  /** An object's file here. */
  record Fetched(S3Address address, Path file) {}

  List<Fetched> fetch(CopyCommand command) {
    S3Address from = S3Address.parse(command.from());
    List<Fetched> files = new ArrayList<>();
    if (command.manifest()) {
      for (Manifest.Entry entry : Manifest.read(from, content(from))) {
        fetch(entry, files);
      }
    } else {
      for (S3Object object : list(from)) {
        S3Address address = new S3Address(from.bucket(), object.key());
        files.add(new Fetched(address, file(address, files.size())));
      }
    }
    return files;
  }

  private void fetch(Manifest.Entry entry, List<Fetched> files) {
    long size;
    try {
      size =
          s3.headObject(b -> b.bucket(entry.address().bucket()).key(entry.address().key()))
              .contentLength();
    } catch (S3Exception e) {
      if (!entry.mandatory()) {
        return;
      }
      throw Diagnostics.error(
          "Mandatory url is not present in manifest file.", 8001, entry.address().toString());
    }
    // The wrong length: awslabs/aws-lambda-redshift-loader issue 223.
    if (entry.length() > size) {
      throw Diagnostics.spectrum(
          15001,
          "HTTP response error code: 416 Message: InvalidRange The requested range is not"
              + " satisfiable");
    }
    if (entry.length() < size) {
      throw invalidVersion(entry.address());
    }
    files.add(new Fetched(entry.address(), file(entry.address(), files.size())));
  }

  /** Spectrum looks for the footer at the end that it was told. */
  static RedshiftError invalidVersion(S3Address address) {
    return Diagnostics.spectrum(
        15001, "File '%s' has an invalid version number.".formatted(address.https()));
  }

  private List<S3Object> list(S3Address from) {
    List<S3Object> objects =
        s3.listObjectsV2(b -> b.bucket(from.bucket()).prefix(from.key())).contents();
    if (objects.isEmpty()) {
      throw Diagnostics.error(
          "The specified S3 prefix '%s' does not exist".formatted(from.key()), 8001, "");
    }
    return objects;
  }

  private byte[] content(S3Address manifest) {
    try {
      return s3.getObjectAsBytes(b -> b.bucket(manifest.bucket()).key(manifest.key()))
          .asByteArray();
    } catch (S3Exception e) {
      throw Diagnostics.error(
          "Problem reading manifest file - S3ServiceException:%s,Status %d"
              .formatted(e.awsErrorDetails().errorMessage(), e.statusCode()),
          8001,
          manifest.toString());
    }
  }

  /**
   * The object as Redshift reads it: one whose name says that it is compressed is decompressed
   * ("COPY from columnar data formats", copy-usage_notes-copy-from-columnar).
   */
  private Path file(S3Address address, int number) {
    Path file = folder.resolve(number + ".parquet");
    try (InputStream object = s3.getObject(b -> b.bucket(address.bucket()).key(address.key()));
        InputStream content = decompressed(address, object)) {
      Files.copy(content, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream decompressed(S3Address address, InputStream object)
      throws IOException {
    String key = address.key();
    if (key.endsWith(".snappy") || key.endsWith(".bz2")) {
      throw invalidVersion(address);
    }
    if (!key.endsWith(".gz")) {
      return object;
    }
    try {
      return new GZIPInputStream(object);
    } catch (ZipException e) {
      throw invalidVersion(address);
    }
  }
}
