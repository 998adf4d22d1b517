package dev.weir.standin.redshift.table;

import dev.weir.standin.redshift.statement.RedshiftError;
import dev.weir.standin.redshift.statement.Sql;
import dev.weir.standin.redshift.statement.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Casts, functions and catalog tables in queries, by the names that PostgreSQL has for them. */
public final class Expressions {
  /** Functions with a name or a form of their own: SYSDATE has no brackets (r_SYSDATE). */
  private static final Map<String, String> WORDS =
      Map.of("sysdate", "sysdate()", "json_serialize", "redshift_json_serialize");

  private Expressions() {}

  public static Sql translate(Sql sql) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < sql.size()) {
      Token token = sql.at(at);
      if (token.is("::")) {
        Types.Written type = Types.read(sql, at + 1);
        tokens.add(token);
        tokens.add(Token.word(Types.expression(type)));
        at = type.end();
      } else if (token.is("cast") && sql.at(at + 1).is("(")) {
        at = cast(sql, at, tokens);
      } else if (sql.follows(at, "information_schema", ".", "columns")) {
        tokens.add(Token.word("pg_catalog.svv_columns"));
        at += 3;
      } else {
        tokens.add(
            token.withText(
                WORDS.getOrDefault(token.text().toLowerCase(java.util.Locale.ROOT), token.text())));
        at++;
      }
    }
    return new Sql(tokens);
  }

  private static int cast(Sql sql, int at, List<Token> tokens) {
    int end = sql.afterBracket(at + 1);
    int as = end - 1;
    int depth = 0;
    for (int i = at + 2; i < end - 1; i++) {
      if (sql.at(i).is("(")) {
        depth++;
      } else if (sql.at(i).is(")")) {
        depth--;
      } else if (depth == 0 && sql.at(i).is("as")) {
        as = i;
      }
    }
    if (as == end - 1) {
      throw RedshiftError.syntax(")");
    }
    tokens.addAll(sql.part(at, at + 2).tokens());
    tokens.addAll(translate(sql.part(at + 2, as)).tokens());
    tokens.add(sql.at(as));
    tokens.add(Token.word(Types.expression(Types.read(sql, as + 1))));
    tokens.add(sql.at(end - 1));
    return end;
  }
}
