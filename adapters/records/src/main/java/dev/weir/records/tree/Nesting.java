package dev.weir.records.tree;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where in a record's objects and arrays a parser is, and which name one of them has twice. */
final class Nesting {
  private final Names names = new Names();
  private int depth;
  private @Nullable String twice;

  /** Takes the token at which the parser stands. */
  @FunctionalInterface
  interface Tokens {
    void take(JsonParser parser) throws IOException;
  }

  /** A record begins. */
  void clear() {
    names.clear();
    depth = 0;
    twice = null;
  }

  /** Objects and arrays that are open. */
  int depth() {
    return depth;
  }

  /** A name that an object of the record has twice. */
  @Nullable String twice() {
    return twice;
  }

  /** The next token of an object or array that is open; null at its end. */
  @Nullable JsonToken next(JsonParser parser) throws IOException {
    JsonToken token = Objects.requireNonNull(parser.nextToken());
    pass(token, parser);
    return token.isStructEnd() ? null : token;
  }

  /** Goes to the end of the object or array at whose beginning the parser stands. */
  void through(JsonParser parser, Tokens tokens) throws IOException {
    int outside = depth - 1;
    tokens.take(parser);
    while (depth > outside) {
      pass(Objects.requireNonNull(parser.nextToken()), parser);
      tokens.take(parser);
    }
  }

  /** The parser goes past a token. */
  void pass(JsonToken token, JsonParser parser) throws IOException {
    switch (token) {
      case START_OBJECT -> {
        depth++;
        names.enter();
      }
      case FIELD_NAME -> name(parser.currentName());
      case END_OBJECT -> {
        depth--;
        names.leave();
      }
      case START_ARRAY -> depth++;
      case END_ARRAY -> depth--;
      case VALUE_STRING,
          VALUE_NUMBER_INT,
          VALUE_NUMBER_FLOAT,
          VALUE_TRUE,
          VALUE_FALSE,
          VALUE_NULL,
          VALUE_EMBEDDED_OBJECT,
          NOT_AVAILABLE -> {}
    }
  }

  private void name(String name) {
    if (!names.add(name) && twice == null) {
      twice = name;
    }
  }
}
