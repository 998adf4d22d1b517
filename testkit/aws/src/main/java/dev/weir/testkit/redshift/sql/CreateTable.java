package dev.weir.testkit.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * CREATE TABLE without what PostgreSQL has not: distribution, sort keys, encodings ("CREATE TABLE",
 * r_CREATE_TABLE_NEW). Primary, unique and foreign keys are not enforced ("Defining constraints",
 * t_Defining_constraints), so they are left out; a primary key is still NOT NULL.
 */
final class CreateTable {
  private static final Set<String> CONSTRAINTS =
      Set.of("primary", "unique", "foreign", "constraint");
  private static final Set<String> DIST_STYLES = Set.of("even", "key", "all", "auto");

  private CreateTable() {}

  static boolean is(Sql sql) {
    return sql.at(tableWord(sql)).is("table");
  }

  private static int tableWord(Sql sql) {
    int at = 1;
    while (sql.at(at).is("local") || sql.at(at).is("temp") || sql.at(at).is("temporary")) {
      at++;
    }
    return at;
  }

  static Action translate(Sql sql) {
    int name = tableWord(sql) + 1;
    if (sql.follows(name, "if", "not", "exists")) {
      name += 3;
    }
    int open = sql.afterTable(name);
    if (!sql.at(open).is("(")) {
      return createAs(sql, open);
    }
    int close = sql.afterBracket(open);
    List<String> before = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    Set<String> keys = primaryKeys(sql.part(open + 1, close - 1));
    for (Sql part : sql.part(open + 1, close - 1).split()) {
      column(part, keys, before).ifPresent(columns::add);
    }
    int as = checkOptions(sql, close);
    if (as < sql.size()) {
      throw new RedshiftError("the stand-in has no CREATE TABLE (...) AS with a column list");
    }
    return new Action.Run(
        before,
        sql.part(0, open).text() + " (" + String.join(", ", columns) + ")",
        Optional.empty());
  }

  private static Action createAs(Sql sql, int from) {
    int as = checkOptions(sql, from);
    if (!sql.at(as).is("as")) {
      throw RedshiftError.syntax(sql.at(as).text());
    }
    Sql query = Expressions.translate(sql.from(as));
    return new Action.Run(
        List.of(), sql.part(0, from).text() + " " + query.text(), Optional.empty());
  }

  private static Set<String> primaryKeys(Sql columns) {
    List<String> keys = new ArrayList<>();
    for (Sql part : columns.split()) {
      part.find("primary", "key")
          .filter(at -> part.at(at + 2).is("("))
          .ifPresent(
              at ->
                  part.part(at + 3, part.afterBracket(at + 2) - 1)
                      .split()
                      .forEach(key -> keys.add(key.at(0).name())));
    }
    return Set.copyOf(keys);
  }

  /** A column as PostgreSQL writes it, or empty for a table constraint. */
  private static Optional<String> column(Sql part, Set<String> keys, List<String> before) {
    if (part.at(0).is("like")) {
      return Optional.of(part.text().replaceAll("(?i)including defaults", "INCLUDING DEFAULTS"));
    }
    if (CONSTRAINTS.contains(part.at(0).name()) && part.at(0).kind() == Token.Kind.WORD) {
      return Optional.empty();
    }
    Column column = Column.read(part);
    column.domain().ifPresent(before::add);
    return Optional.of(column.text(keys.contains(column.name())));
  }

  /** Reads the options and returns where they end. */
  private static int checkOptions(Sql sql, int from) {
    int at = from;
    while (at < sql.size() && !sql.at(at).is("as")) {
      if (sql.follows(at, "backup")) {
        at += 2;
      } else if (sql.follows(at, "diststyle")) {
        if (!DIST_STYLES.contains(sql.at(at + 1).name())) {
          throw RedshiftError.syntax(sql.at(at + 1).text());
        }
        at += 2;
      } else if (sql.follows(at, "distkey", "(")) {
        at = sql.afterBracket(at + 1);
      } else if (sql.follows(at, "compound") || sql.follows(at, "interleaved")) {
        at++;
      } else if (sql.follows(at, "sortkey")) {
        at = sql.at(at + 1).is("(") ? sql.afterBracket(at + 1) : at + 2;
      } else if (sql.follows(at, "encode", "auto")) {
        at += 2;
      } else {
        throw RedshiftError.syntax(sql.at(at).text());
      }
    }
    return at;
  }
}
