package dev.weir.aws.s3;

import dev.weir.lake.LakeKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code s3://bucket/prefix}.
 *
 * @param prefix without a slash at its ends; empty for the whole bucket
 */
public record S3Location(String bucket, String prefix) {
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  private static final Pattern FORM =
      Pattern.compile("s3://(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(/(?<prefix>[^?#]*))?");

  /** Empty if it is not one. */
  public static Optional<S3Location> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String prefix = Optional.ofNullable(matcher.group("prefix")).orElse("");
    return Optional.of(new S3Location(matcher.group("bucket"), prefix.replaceAll("^/+|/+$", "")));
  }

  String key(LakeKey key) {
    return start() + key.value();
  }

  /** What all keys here start with. */
  String start() {
    return prefix.isEmpty() ? "" : prefix + "/";
  }

  /** Of an object in the bucket, whatever the prefix. */
  String uri(String key) {
    return "s3://" + bucket + "/" + key;
  }

  @Override
  public String toString() {
    return prefix.isEmpty() ? "s3://" + bucket : uri(prefix);
  }
}
