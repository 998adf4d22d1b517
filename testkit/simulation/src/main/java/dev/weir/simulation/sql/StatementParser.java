package dev.weir.simulation.sql;

import dev.weir.simulation.sql.Statement.Assignment;
import dev.weir.simulation.sql.Statement.Definition;
import dev.weir.simulation.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the statements that Weir writes for Redshift. */
public final class StatementParser {
  private static final Set<String> CONSTRAINTS =
      Set.of("primary", "unique", "foreign", "constraint");

  private final Tokens tokens;
  private final QueryParser queries;

  private StatementParser(String sql) {
    this.tokens = new Tokens(sql);
    this.queries = new QueryParser(tokens);
  }

  /**
   * @throws IllegalStateException if it is none of those
   */
  public static Statement parse(String sql) {
    StatementParser parser = new StatementParser(sql);
    Statement statement = parser.statement();
    parser.tokens.end();
    return statement;
  }

  private Statement statement() {
    if (tokens.at("select")) {
      return new Statement.Query(queries.select());
    }
    return switch (tokens.next().text()) {
      case "insert" -> insert();
      case "delete" -> delete();
      case "update" -> update();
      case "create" -> tokens.take("schema") ? createSchema() : createTable();
      case "alter" -> alter();
      case "comment" -> comment();
      case "drop" -> drop();
      case "lock" -> lock();
      case "copy" -> copy();
      default -> throw tokens.unknown();
    };
  }

  private Statement insert() {
    tokens.require("into");
    TableRef table = tokens.table();
    return new Statement.Insert(table, names(), queries.select());
  }

  private List<String> names() {
    tokens.require("(");
    List<String> names = new ArrayList<>();
    do {
      names.add(tokens.name());
    } while (tokens.take(","));
    tokens.require(")");
    return names;
  }

  private Statement delete() {
    tokens.require("from");
    TableRef table = tokens.table();
    List<Select.From> using = tokens.take("using") ? queries.from() : List.of();
    return new Statement.Delete(table, using, queries.where());
  }

  private Statement update() {
    TableRef table = tokens.table();
    tokens.require("set");
    List<Assignment> assignments = new ArrayList<>();
    do {
      String column = tokens.name();
      tokens.require("=");
      assignments.add(new Assignment(column, queries.expressions().expression()));
    } while (tokens.take(","));
    List<Select.From> from = tokens.take("from") ? queries.from() : List.of();
    return new Statement.Update(table, assignments, from, queries.where());
  }

  private Statement createSchema() {
    tokens.require("if", "not", "exists");
    return new Statement.CreateSchema(tokens.name());
  }

  private Statement createTable() {
    tokens.require("table");
    boolean ifNotExists = tokens.take("if", "not", "exists");
    TableRef table = tokens.table();
    List<Definition> columns = new ArrayList<>();
    tokens.require("(");
    do {
      if (tokens.atAny(CONSTRAINTS)) {
        skip();
      } else {
        columns.add(definition());
      }
    } while (tokens.take(","));
    tokens.require(")");
    // How rows lie on disks makes no difference here.
    while (tokens.peek().kind() != Kind.END) {
      var _ = tokens.next();
    }
    return new Statement.CreateTable(table, ifNotExists, columns);
  }

  private Definition definition() {
    String name = tokens.name();
    String type = queries.expressions().type();
    boolean notNull = tokens.take("not", "null");
    skip();
    return new Definition(name, type, notNull);
  }

  /** To the next comma or bracket on this level: keys are information alone, as in Redshift. */
  private void skip() {
    int depth = 0;
    while (depth > 0 || !(tokens.at(",") || tokens.at(")") || tokens.peek().kind() == Kind.END)) {
      Token token = tokens.next();
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
    }
  }

  private Statement alter() {
    tokens.require("table");
    TableRef table = tokens.table();
    if (tokens.take("add", "column")) {
      return new Statement.AddColumn(table, definition());
    }
    tokens.require("alter", "column");
    String column = tokens.name();
    tokens.require("type");
    return new Statement.AlterType(table, column, queries.expressions().type());
  }

  private Statement comment() {
    tokens.require("on");
    boolean ofColumn = tokens.take("column");
    if (!ofColumn) {
      tokens.require("table");
    }
    TableRef table = tokens.table();
    String column = "";
    if (ofColumn) {
      tokens.require(".");
      column = tokens.name();
    }
    tokens.require("is");
    return new Statement.Comment(table, column, tokens.string());
  }

  private Statement drop() {
    tokens.require("table");
    boolean ifExists = tokens.take("if", "exists");
    return new Statement.Drop(tables(), ifExists);
  }

  private Statement lock() {
    var _ = tokens.take("table");
    return new Statement.Lock(tables());
  }

  private List<TableRef> tables() {
    List<TableRef> tables = new ArrayList<>();
    do {
      tables.add(tokens.table());
    } while (tokens.take(","));
    return tables;
  }

  private Statement copy() {
    TableRef table = tokens.table();
    List<String> columns = names();
    tokens.require("from");
    String manifest = tokens.string();
    tokens.require("iam_role");
    var _ = tokens.next();
    tokens.require("format", "as", "parquet", "manifest");
    return new Statement.Copy(table, columns, manifest);
  }
}
