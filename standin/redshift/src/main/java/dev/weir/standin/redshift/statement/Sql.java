package dev.weir.standin.redshift.statement;

import dev.weir.standin.redshift.statement.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement, as tokens. */
public record Sql(List<Token> tokens) {
  public Sql {
    tokens = List.copyOf(tokens);
  }

  public static Sql read(String text) {
    List<Token> tokens = Lexer.read(text);
    return new Sql(
        !tokens.isEmpty() && tokens.getLast().is(";")
            ? tokens.subList(0, tokens.size() - 1)
            : tokens);
  }

  public Token at(int index) {
    return index < tokens.size() ? tokens.get(index) : new Token(Kind.SYMBOL, "", "");
  }

  public int size() {
    return tokens.size();
  }

  /** Whether it begins with these words. */
  public boolean starts(String... words) {
    return follows(0, words);
  }

  /** Whether these words come from there on. */
  public boolean follows(int from, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!at(from + i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** Where these words come one after the other, at any depth. */
  public Optional<Integer> find(String... words) {
    for (int i = 0; i < tokens.size(); i++) {
      if (follows(i, words)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  public boolean has(String... words) {
    return find(words).isPresent();
  }

  public Sql part(int from, int to) {
    return new Sql(tokens.subList(from, to));
  }

  public Sql from(int from) {
    return part(Math.min(from, size()), size());
  }

  /** The index after the bracket that closes the one at {@code open}. */
  public int afterBracket(int open) {
    int depth = 0;
    for (int i = open; i < size(); i++) {
      if (at(i).is("(")) {
        depth++;
      } else if (at(i).is(")") && --depth == 0) {
        return i + 1;
      }
    }
    throw new RedshiftError("syntax error at end of input");
  }

  /** Its parts between the commas that are in no bracket. */
  public List<Sql> split() {
    List<Sql> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < size(); i++) {
      if (at(i).is("(")) {
        i = afterBracket(i) - 1;
      } else if (at(i).is(",")) {
        parts.add(part(start, i));
        start = i + 1;
      }
    }
    parts.add(from(start));
    return parts;
  }

  /** A name with or without its schema that begins there. */
  public TableRef table(int from) {
    if (!at(from).isName()) {
      throw RedshiftError.syntax(at(from).text());
    }
    return at(from + 1).is(".")
        ? new TableRef(Optional.of(at(from).name()), at(from + 2).name())
        : new TableRef(Optional.empty(), at(from).name());
  }

  /** The index after the name that begins there. */
  public int afterTable(int from) {
    return at(from + 1).is(".") ? from + 3 : from + 1;
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    for (Token token : tokens) {
      text.append(token.space()).append(token.text());
    }
    return text.toString().strip();
  }
}
