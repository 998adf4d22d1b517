package dev.weir.standin.redshift.statement;

import dev.weir.standin.redshift.statement.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a statement into tokens. */
public final class Lexer {
  private static final List<String> LONG_SYMBOLS = List.of("::", "<=", ">=", "<>", "!=", "||");

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String sql) {
    this.sql = sql;
  }

  public static List<Token> read(String sql) {
    return new Lexer(sql).read();
  }

  private List<Token> read() {
    while (true) {
      int start = at;
      skipSpace();
      String space = sql.substring(start, at);
      if (at == sql.length()) {
        return tokens;
      }
      int from = at;
      Kind kind = next(sql.charAt(at));
      tokens.add(new Token(kind, sql.substring(from, at), space));
    }
  }

  private Kind next(char c) {
    if (c == '"') {
      quoted('"', false);
      return Kind.QUOTED;
    }
    if (c == '\'') {
      quoted('\'', true);
      return Kind.STRING;
    }
    if (isNameStart(c)) {
      while (at < sql.length() && isNamePart(sql.charAt(at))) {
        at++;
      }
      return Kind.WORD;
    }
    if (Character.isDigit(c)) {
      while (at < sql.length() && (isNamePart(sql.charAt(at)) || sql.charAt(at) == '.')) {
        at++;
      }
      return Kind.NUMBER;
    }
    return parameterOrSymbol(c);
  }

  private Kind parameterOrSymbol(char c) {
    for (String symbol : LONG_SYMBOLS) {
      if (sql.startsWith(symbol, at)) {
        at += symbol.length();
        return Kind.SYMBOL;
      }
    }
    at++;
    if (c == ':' && at < sql.length() && isNameStart(sql.charAt(at))) {
      while (at < sql.length() && isNamePart(sql.charAt(at))) {
        at++;
      }
      return Kind.PARAMETER;
    }
    return Kind.SYMBOL;
  }

  private void quoted(char quote, boolean escapes) {
    at++;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (escapes && c == '\\') {
        at += 2;
      } else if (c != quote) {
        at++;
      } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
        at += 2;
      } else {
        at++;
        return;
      }
    }
    throw new RedshiftError(
        quote == '"' ? "unterminated quoted identifier" : "unterminated quoted string");
  }

  private void skipSpace() {
    while (at < sql.length()) {
      if (Character.isWhitespace(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at)) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end;
      } else if (sql.startsWith("/*", at)) {
        int end = sql.indexOf("*/", at);
        at = end < 0 ? sql.length() : end + 2;
      } else {
        return;
      }
    }
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_' || c > 127;
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || Character.isDigit(c) || c == '$';
  }
}
