package dev.weir.standin.redshift.sql;

import dev.weir.standin.redshift.statement.RedshiftError;
import dev.weir.standin.redshift.statement.Sql;
import dev.weir.standin.redshift.statement.TableRef;
import dev.weir.standin.redshift.statement.Token;
import dev.weir.standin.redshift.table.Column;
import dev.weir.standin.redshift.table.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** ALTER TABLE: one action each ("ALTER TABLE", r_ALTER_TABLE). */
final class AlterTable {
  private static final Set<String> WIDENED =
      Set.of("varchar", "nvarchar", "character varying", "text");

  private AlterTable() {}

  static Action translate(Sql sql) {
    int name = 2;
    int action = sql.afterTable(name);
    Sql rest = sql.from(action);
    if (rest.split().size() > 1) {
      throw RedshiftError.syntax(",");
    }
    if (rest.starts("append", "from")) {
      return new Action.Append(sql.table(name), rest.table(2));
    }
    if (rest.starts("add") && !rest.starts("add", "constraint")) {
      return addColumn(sql.part(0, action), rest);
    }
    if (rest.starts("alter")) {
      return alterColumn(sql.table(name), sql.part(0, action), rest);
    }
    if (rest.starts("add", "constraint") || rest.starts("drop", "constraint")) {
      return new Action.Nothing();
    }
    return new Action.Run(List.of(), sql.text(), Optional.empty());
  }

  /** No IF NOT EXISTS, one column, no key, NOT NULL only with a default. */
  private static Action addColumn(Sql head, Sql rest) {
    Sql definition = rest.from(rest.starts("add", "column") ? 2 : 1);
    if (definition.starts("if", "not")) {
      throw RedshiftError.syntax("not");
    }
    Column column = Column.read(definition);
    if (column.distKey() || column.sortKey()) {
      throw RedshiftError.syntax(column.distKey() ? "DISTKEY" : "SORTKEY");
    }
    if (column.primaryKey() || column.attributes().contains("IDENTITY")) {
      throw new RedshiftError("cannot add a key or identity column to an existing table");
    }
    if (column.attributes().contains("NOT NULL") && !column.attributes().contains("DEFAULT")) {
      throw new RedshiftError(
          "ALTER TABLE ADD COLUMN defined as NOT NULL must have a non-null default expression");
    }
    return new Action.Run(
        column.domain().stream().toList(),
        head.text() + " ADD COLUMN " + column.text(false),
        Optional.empty());
  }

  /** Only the size of a VARCHAR can be changed, and encodings, which PostgreSQL has not. */
  private static Action alterColumn(TableRef table, Sql head, Sql rest) {
    int name = rest.starts("alter", "column") ? 2 : 1;
    if (rest.at(1).is("distkey")
        || rest.at(1).is("diststyle")
        || rest.at(1).is("sortkey")
        || rest.at(1).is("compound")
        || rest.at(1).is("encode")
        || rest.at(name + 1).is("encode")) {
      return new Action.Nothing();
    }
    if (!rest.at(name + 1).is("type")) {
      throw RedshiftError.syntax(rest.at(name + 1).text());
    }
    Types.Written type = Types.read(rest, name + 2);
    if (!WIDENED.contains(type.name())) {
      throw new RedshiftError(
          "target data type \"%s\" is not supported by ALTER COLUMN TYPE".formatted(type.name()));
    }
    if (type.end() < rest.size()) {
      throw RedshiftError.syntax(rest.at(type.end()).text());
    }
    String column = rest.at(name).name();
    return new Action.Run(
        List.of(
            "SELECT pg_catalog.redshift_check_width('%s'::regclass, '%s')"
                .formatted(table.quoted().replace("'", "''"), column.replace("'", "''"))),
        "%s ALTER COLUMN %s TYPE %s"
            .formatted(head.text(), Token.quote(column), Types.column(type)),
        Optional.empty());
  }
}
