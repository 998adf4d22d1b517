package dev.weir.standin.redshift.statement;

/**
 * A word, name, literal or sign of a statement.
 *
 * @param text as it was written, quotes included
 * @param space the white space and comments before it
 */
public record Token(Kind kind, String text, String space) {
  /** What a token is. */
  public enum Kind {
    WORD,
    QUOTED,
    STRING,
    NUMBER,
    PARAMETER,
    SYMBOL
  }

  public static Token word(String text) {
    return new Token(Kind.WORD, text, " ");
  }

  /** Whether it is this keyword, in any case, or this sign. */
  public boolean is(String text) {
    return switch (kind) {
      case WORD -> this.text.equalsIgnoreCase(text);
      case SYMBOL -> this.text.equals(text);
      case QUOTED, STRING, NUMBER, PARAMETER -> false;
    };
  }

  /**
   * The identifier. Delimited ones are folded too, and only ASCII letters are: Redshift's database
   * developer guide, "Names and identifiers" (r_names), with enable_case_sensitive_identifier off,
   * as it is by default.
   */
  public String name() {
    String plain =
        kind == Kind.QUOTED ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    return fold(plain);
  }

  /** What a string literal says. A backslash escapes, as in PostgreSQL before 9.1. */
  public String value() {
    String inner = text.substring(1, text.length() - 1).replace("''", "'");
    return inner.replaceAll("\\\\(.)", "$1");
  }

  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  public Token withText(String other) {
    return new Token(kind, other, space);
  }

  /** In lower case, ASCII letters only. */
  public static String fold(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    name.chars().forEach(c -> folded.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)));
    return folded.toString();
  }

  /** As an identifier of PostgreSQL's. */
  public static String quote(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
