package dev.weir.text;

/** The beginning of a text that may be too long to be shown whole. */
public final class Excerpt {
  private Excerpt() {}

  /**
   * @param characters the most (UTF-16) that are kept; "…" follows where something was cut. Half a
   *     surrogate pair is not kept
   */
  public static String of(String text, int characters) {
    if (text.length() <= characters) {
      return text;
    }
    int half = Character.isHighSurrogate(text.charAt(characters - 1)) ? 1 : 0;
    return text.substring(0, characters - half) + "…";
  }
}
