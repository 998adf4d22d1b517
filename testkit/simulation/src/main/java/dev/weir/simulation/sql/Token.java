package dev.weir.simulation.sql;

/**
 * @param text of a name as Redshift keeps it, of a string its value
 */
record Token(Kind kind, String text, int from) {
  enum Kind {
    NAME,
    QUOTED,
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  boolean is(String word) {
    return (kind == Kind.NAME || kind == Kind.SYMBOL) && text.equals(word);
  }

  boolean isName() {
    return kind == Kind.NAME || kind == Kind.QUOTED;
  }
}
