package dev.weir.records.text;

/** What a character behind an escape stands for. */
final class Escapes {
  private static final String LETTERS = "ntrbfv0Z";
  private static final String MEANINGS = "\n\t\r\b\f\u000b\0\u001a";

  private Escapes() {}

  /**
   * Behind a backslash letters mean what they mean to PostgreSQL and MySQL; a letter or digit that
   * means nothing to them is more likely the sign of a file without escapes. Behind another escape
   * all stand for themselves.
   *
   * @return the character, or -1 if there is no meaning
   */
  static int meaning(char escape, char c) {
    if (escape != '\\' || !Character.isLetterOrDigit(c)) {
      return c;
    }
    int letter = LETTERS.indexOf(c);
    return letter < 0 ? -1 : MEANINGS.charAt(letter);
  }
}
