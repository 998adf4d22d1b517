package dev.weir.simulation.sql;

import dev.weir.simulation.sql.Token.Kind;
import java.util.List;
import java.util.Set;

/** A statement's tokens, read from left to right. */
final class Tokens {
  private final String sql;
  private final List<Token> tokens;
  private int at;

  Tokens(String sql) {
    this.sql = sql;
    this.tokens = Lexer.tokens(sql);
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peek(int further) {
    return tokens.get(Math.min(at + further, tokens.size() - 1));
  }

  Token next() {
    return tokens.get(at++);
  }

  boolean at(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  boolean atAny(Set<String> words) {
    Token token = peek();
    return (token.kind() == Kind.NAME || token.kind() == Kind.SYMBOL)
        && words.contains(token.text());
  }

  /** Takes the words if they are next. */
  boolean take(String... words) {
    if (!at(words)) {
      return false;
    }
    at += words.length;
    return true;
  }

  void require(String... words) {
    if (!take(words)) {
      throw unknown();
    }
  }

  String name() {
    if (!peek().isName()) {
      throw unknown();
    }
    return next().text();
  }

  TableRef table() {
    String first = name();
    return take(".") ? new TableRef(first, name()) : new TableRef("", first);
  }

  String string() {
    if (peek().kind() != Kind.STRING) {
      throw unknown();
    }
    return next().text();
  }

  void end() {
    if (peek().kind() != Kind.END) {
      throw unknown();
    }
  }

  /** The simulation must learn it, or Weir must not write it: never a failure of the warehouse. */
  IllegalStateException unknown() {
    return new IllegalStateException(
        "The simulated warehouse does not know this at '%s' in:\n%s"
            .formatted(sql.substring(Math.min(peek().from(), sql.length())), sql));
  }
}
