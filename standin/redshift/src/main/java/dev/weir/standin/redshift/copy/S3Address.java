package dev.weir.standin.redshift.copy;

import dev.weir.standin.redshift.statement.RedshiftError;

/** {@code s3://bucket/key}. */
record S3Address(String bucket, String key) {
  static S3Address parse(String text) {
    int slash = text.indexOf('/', "s3://".length());
    if (!text.startsWith("s3://") || slash < 0) {
      throw new RedshiftError(
          "COPY with \"%s\": the stand-in loads from s3:// only".formatted(text));
    }
    return new S3Address(text.substring("s3://".length(), slash), text.substring(slash + 1));
  }

  /** As errors of Spectrum's name a file. */
  String https() {
    return "https://s3.us-east-1.amazonaws.com/" + bucket + "/" + key;
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key;
  }
}
