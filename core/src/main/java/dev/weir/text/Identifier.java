package dev.weir.text;

/** A name in SQL, of a database, a warehouse or the engine. */
public final class Identifier {
  private Identifier() {}

  /** In double quotes, so that spaces, capitals, quotes and reserved words are no matter. */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
