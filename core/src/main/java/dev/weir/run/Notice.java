package dev.weir.run;

import java.util.regex.Pattern;

/**
 * A message for people.
 *
 * @param subject one line of printable ASCII, fewer than 100 characters: what SNS takes as the
 *     subject of a mail (Amazon SNS API reference, Publish)
 */
public record Notice(String subject, String text) {
  private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,98}");

  public Notice {
    if (!SUBJECT.matcher(subject).matches()) {
      throw new IllegalArgumentException(
          "'" + subject + "' is not a subject: one line of ASCII, fewer than 100 characters");
    }
  }
}
