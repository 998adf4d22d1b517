package dev.weir.standin.redshift.sql;

import dev.weir.standin.redshift.copy.CopyCommand;
import dev.weir.standin.redshift.statement.Lexer;
import dev.weir.standin.redshift.statement.RedshiftError;
import dev.weir.standin.redshift.statement.Sql;
import dev.weir.standin.redshift.statement.TableRef;
import dev.weir.standin.redshift.statement.Token;
import dev.weir.standin.redshift.statement.Token.Kind;
import dev.weir.standin.redshift.table.Expressions;
import java.util.List;
import java.util.Optional;

/** Redshift's SQL in, PostgreSQL's out; what Redshift refuses is refused. */
public final class Dialect {
  private Dialect() {}

  /** Where a statement runs. */
  public enum Place {
    /** Alone: it is its own transaction. */
    ALONE,
    /** In a transaction block, as every statement of a batch. */
    TRANSACTION
  }

  /**
   * @throws RedshiftError if Redshift would refuse it
   */
  public static Action translate(String text, Place place) {
    Sql sql = Names.folded(Sql.read(text));
    Refusals.check(sql);
    if (place == Place.TRANSACTION) {
      TransactionRules.check(sql);
    }
    if (sql.starts("copy")) {
      return new Action.Copy(CopyCommand.parse(sql));
    }
    if (sql.starts("lock")) {
      return new Action.Lock(lock(sql));
    }
    if (sql.starts("truncate")) {
      return new Action.RunAndCommit(sql.text());
    }
    if (sql.starts("vacuum") || sql.starts("analyze")) {
      return new Action.Nothing();
    }
    if (sql.starts("create") && CreateTable.is(sql)) {
      return CreateTable.translate(sql);
    }
    if (sql.starts("alter", "table")) {
      return AlterTable.translate(sql);
    }
    return new Action.Run(List.of(), Expressions.translate(sql).text(), written(sql));
  }

  /** Only the mode that Redshift has: access exclusive (r_LOCK). */
  private static String lock(Sql sql) {
    int from = sql.starts("lock", "table") ? 2 : 1;
    StringBuilder tables = new StringBuilder();
    for (Sql part : sql.from(from).split()) {
      TableRef table = part.table(0);
      if (part.size() > part.afterTable(0)) {
        throw RedshiftError.syntax(part.at(part.afterTable(0)).text());
      }
      tables.append(tables.isEmpty() ? "" : ", ").append(table.quoted());
    }
    return "LOCK TABLE " + tables + " IN ACCESS EXCLUSIVE MODE";
  }

  private static Optional<TableRef> written(Sql sql) {
    if (sql.starts("insert", "into")
        || sql.starts("delete", "from")
        || sql.starts("merge", "into")) {
      return Optional.of(sql.table(2));
    }
    if (sql.starts("update") || sql.starts("delete")) {
      return Optional.of(sql.table(1));
    }
    return Optional.empty();
  }

  /** The names of the parameters that a statement has, in order, each as often as it is there. */
  public static List<String> parameters(String text) {
    return Sql.read(text).tokens().stream()
        .filter(token -> token.kind() == Kind.PARAMETER)
        .map(token -> token.text().substring(1))
        .toList();
  }

  /** The statement with a question mark for each parameter, as JDBC wants it. */
  public static String positional(String text) {
    return new Sql(
            Sql.read(text).tokens().stream()
                .map(token -> token.kind() == Kind.PARAMETER ? token.withText("?") : token)
                .toList())
        .text();
  }

  /** How many statements a text has. */
  public static int statements(String text) {
    int count = 0;
    boolean empty = true;
    for (Token token : Lexer.read(text)) {
      if (!token.is(";")) {
        count += empty ? 1 : 0;
        empty = false;
      } else {
        empty = true;
      }
    }
    return count;
  }
}
