package dev.weir.standin.redshift.sql;

import dev.weir.standin.redshift.statement.RedshiftError;
import dev.weir.standin.redshift.statement.Sql;
import dev.weir.standin.redshift.statement.Token;
import dev.weir.standin.redshift.statement.Token.Kind;
import java.nio.charset.StandardCharsets;

/**
 * Identifiers: at most 127 bytes, and folded to lower case, delimited ones too ("Names and
 * identifiers", r_names).
 */
final class Names {
  private static final int MAX_BYTES = 127;
  private static final int POSTGRES_MAX_BYTES = 63;

  private Names() {}

  static Sql folded(Sql sql) {
    return new Sql(sql.tokens().stream().map(Names::folded).toList());
  }

  private static Token folded(Token token) {
    if (!token.isName()) {
      return token;
    }
    checkLength(token.name());
    return token.kind() == Kind.QUOTED ? token.withText(Token.quote(token.name())) : token;
  }

  private static void checkLength(String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw new RedshiftError(
          "identifier \"%s\" exceeds the maximum length of %d bytes".formatted(name, MAX_BYTES));
    }
    if (bytes > POSTGRES_MAX_BYTES) {
      throw new RedshiftError(
          "the stand-in holds names of %d bytes at most, and \"%s\" has %d"
              .formatted(POSTGRES_MAX_BYTES, name, bytes));
    }
  }
}
