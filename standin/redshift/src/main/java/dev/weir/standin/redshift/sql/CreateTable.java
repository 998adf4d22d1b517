package dev.weir.standin.redshift.sql;

import dev.weir.standin.redshift.statement.RedshiftError;
import dev.weir.standin.redshift.statement.Sql;
import dev.weir.standin.redshift.statement.Token;
import dev.weir.standin.redshift.table.Column;
import dev.weir.standin.redshift.table.Expressions;
import dev.weir.standin.redshift.table.TableAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * CREATE TABLE ("CREATE TABLE", r_CREATE_TABLE_NEW). Distribution, sort keys and encodings, which
 * PostgreSQL has not, are kept in names of constraints. Primary, unique and foreign keys are not
 * enforced ("Defining constraints", t_Defining_constraints), so they are left out; a primary key is
 * still NOT NULL.
 */
final class CreateTable {
  private static final Set<String> CONSTRAINTS =
      Set.of("primary", "unique", "foreign", "constraint");

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
    Sql inside = sql.part(open + 1, close - 1);
    List<Column> columns =
        inside.split().stream().filter(CreateTable::isColumn).map(Column::read).toList();
    TableAttributes attributes = TableAttributes.read(sql, close).with(columns);
    if (attributes.end() < sql.size()) {
      throw new RedshiftError("the stand-in has no CREATE TABLE (...) AS with a column list");
    }
    List<String> elements = new ArrayList<>();
    inside.split().stream()
        .filter(part -> part.at(0).is("like"))
        .map(CreateTable::like)
        .forEach(elements::add);
    if (elements.isEmpty()) {
      attributes.check(columns);
    }
    Set<String> keys = primaryKeys(inside);
    columns.forEach(column -> elements.add(column.text(keys.contains(column.name()))));
    elements.addAll(attributes.notes());
    return new Action.Run(
        columns.stream().flatMap(column -> column.domain().stream()).toList(),
        sql.part(0, open).text() + " (" + String.join(", ", elements) + ")",
        Optional.empty());
  }

  private static Action createAs(Sql sql, int from) {
    int as = TableAttributes.read(sql, from).end();
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

  private static boolean isColumn(Sql part) {
    boolean constraint =
        CONSTRAINTS.contains(part.at(0).name()) && part.at(0).kind() == Token.Kind.WORD;
    return !constraint && !part.at(0).is("like");
  }

  private static String like(Sql part) {
    return part.text().replaceAll("(?i)including defaults", "INCLUDING DEFAULTS");
  }
}
