package dev.weir.pipeline.query;

/**
 * The tokens of a statement, as far as parameters and statements are concerned, by PostgreSQL's
 * rules: what a text, a quoted name, a comment or a dollar quote holds is one token, however long
 * and however deeply comments are nested. What is not ended goes on to the end, where the database
 * says so. One pass, without recursion.
 */
final class SqlTokens {
  enum Kind {
    SPACE,
    COMMENT,
    /** A text or a quoted name. */
    QUOTED,
    /** {@code :name}; the name stands behind the colon. */
    PARAMETER,
    QUESTION,
    /** A semicolon. */
    END,
    /** A name, a number, a cast, or one character of anything else. */
    OTHER
  }

  private final String sql;
  private int start;
  private int end;
  private Kind kind = Kind.OTHER;

  SqlTokens(String sql) {
    this.sql = sql;
  }

  /** Goes to the next token; false if there is none. */
  boolean next() {
    Kind before = end == 0 ? Kind.SPACE : kind;
    start = end;
    if (start == sql.length()) {
      return false;
    }
    kind = token(sql.charAt(start), before);
    return true;
  }

  Kind kind() {
    return kind;
  }

  String text() {
    return sql.substring(start, end);
  }

  /** Sets the end. */
  private Kind token(char first, Kind before) {
    return switch (first) {
      case '\'' -> quoted(start + 1, '\'', false);
      case '"' -> quoted(start + 1, '"', false);
      case '-' -> sql.startsWith("--", start) ? lineComment() : other(start + 1);
      case '/' -> sql.startsWith("/*", start) ? blockComment() : other(start + 1);
      case '$' -> dollar();
      case ':' -> colon(before);
      case '?' -> one(Kind.QUESTION);
      case ';' -> one(Kind.END);
      default -> isSpace(first) ? space() : isInName(first) ? name() : other(start + 1);
    };
  }

  private Kind one(Kind kind) {
    end = start + 1;
    return kind;
  }

  private Kind other(int to) {
    end = to;
    return Kind.OTHER;
  }

  private Kind space() {
    end = start + 1;
    while (end < sql.length() && isSpace(sql.charAt(end))) {
      end++;
    }
    return Kind.SPACE;
  }

  /** A name or a number; or a text whose backslashes escape, which begins like a name. */
  private Kind name() {
    end = start + 1;
    while (end < sql.length() && (isInName(sql.charAt(end)) || sql.charAt(end) == '$')) {
      end++;
    }
    boolean escapes = end == start + 1 && (sql.charAt(start) | 0x20) == 'e';
    return escapes && end < sql.length() && sql.charAt(end) == '\''
        ? quoted(end + 1, '\'', true)
        : Kind.OTHER;
  }

  private Kind quoted(int from, char quote, boolean escapes) {
    int at = from;
    while (at < sql.length()) {
      char c = sql.charAt(at++);
      if (c == '\\' && escapes) {
        at++;
      } else if (c == quote) {
        if (at == sql.length() || sql.charAt(at) != quote) {
          break;
        }
        at++;
      }
    }
    end = Math.min(at, sql.length());
    return Kind.QUOTED;
  }

  private Kind lineComment() {
    end = start;
    while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
      end++;
    }
    return Kind.COMMENT;
  }

  private Kind blockComment() {
    int depth = 1;
    int at = start + 2;
    while (at < sql.length() && depth > 0) {
      boolean opens = sql.startsWith("/*", at);
      boolean closes = sql.startsWith("*/", at);
      depth += opens ? 1 : closes ? -1 : 0;
      at += opens || closes ? 2 : 1;
    }
    end = at;
    return Kind.COMMENT;
  }

  /** {@code $$…$$} or {@code $tag$…$tag$}; a lone dollar is no more than that. */
  private Kind dollar() {
    int close = start + 1;
    while (close < sql.length() && isInName(sql.charAt(close))) {
      close++;
    }
    boolean isQuote =
        close < sql.length()
            && sql.charAt(close) == '$'
            && !Character.isDigit(sql.charAt(start + 1));
    if (!isQuote) {
      return other(close);
    }
    String delimiter = sql.substring(start, close + 1);
    int last = sql.indexOf(delimiter, close + 1);
    end = last < 0 ? sql.length() : last + delimiter.length();
    return Kind.QUOTED;
  }

  /** A parameter stands where an expression may begin: not in {@code a[from:to]}. */
  private Kind colon(Kind before) {
    if (sql.startsWith("::", start)) {
      return other(start + 2);
    }
    int at = start + 1;
    while (at < sql.length() && isInParameter(sql.charAt(at))) {
      at++;
    }
    boolean isName = at > start + 1 && !isDigit(sql.charAt(start + 1));
    if (!isName || endsExpression(before)) {
      return other(start + 1);
    }
    end = at;
    return Kind.PARAMETER;
  }

  private boolean endsExpression(Kind before) {
    return switch (before) {
      case SPACE, COMMENT, QUESTION, END -> false;
      case QUOTED, PARAMETER -> true;
      case OTHER -> {
        char last = sql.charAt(start - 1);
        yield isInName(last) || last == '$' || last == ')' || last == ']';
      }
    };
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** Letters of other scripts too, as both databases have it. */
  private static boolean isInName(char c) {
    return isInParameter(c) || c >= 0x80;
  }

  private static boolean isInParameter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
