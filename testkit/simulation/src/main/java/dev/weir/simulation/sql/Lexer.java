package dev.weir.simulation.sql;

import dev.weir.simulation.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts SQL into tokens. Words are folded to lower case, as Redshift folds them. */
final class Lexer {
  private static final List<String> LONG_SYMBOLS = List.of("<>", "<=", ">=", "!=", "||", "::");

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String sql) {
    this.sql = sql;
  }

  static List<Token> tokens(String sql) {
    Lexer lexer = new Lexer(sql);
    while (lexer.next()) {
      // One token at a time.
    }
    return lexer.tokens;
  }

  private boolean next() {
    while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
      at++;
    }
    if (at == sql.length()) {
      tokens.add(new Token(Kind.END, "", at));
      return false;
    }
    char c = sql.charAt(at);
    if (c == '"' || c == '\'') {
      quoted(c);
    } else if (Character.isLetter(c) || c == '_') {
      run(Kind.NAME);
    } else if (Character.isDigit(c)) {
      run(Kind.NUMBER);
    } else {
      symbol();
    }
    return true;
  }

  private void quoted(char quote) {
    int from = at++;
    StringBuilder text = new StringBuilder();
    while (sql.charAt(at) != quote || (at + 1 < sql.length() && sql.charAt(at + 1) == quote)) {
      if (sql.charAt(at) == quote || (quote == '\'' && sql.charAt(at) == '\\')) {
        at++;
      }
      text.append(sql.charAt(at++));
    }
    at++;
    tokens.add(
        quote == '"'
            ? new Token(Kind.QUOTED, text.toString().toLowerCase(Locale.ROOT), from)
            : new Token(Kind.STRING, text.toString(), from));
  }

  private void run(Kind kind) {
    int from = at;
    while (at < sql.length() && isPart(sql.charAt(at), kind)) {
      at++;
    }
    tokens.add(new Token(kind, sql.substring(from, at).toLowerCase(Locale.ROOT), from));
  }

  private static boolean isPart(char c, Kind kind) {
    return kind == Kind.NUMBER
        ? Character.isDigit(c) || c == '.'
        : Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  private void symbol() {
    String two = sql.substring(at, Math.min(at + 2, sql.length()));
    String symbol = LONG_SYMBOLS.contains(two) ? two : sql.substring(at, at + 1);
    tokens.add(new Token(Kind.SYMBOL, symbol, at));
    at += symbol.length();
  }
}
