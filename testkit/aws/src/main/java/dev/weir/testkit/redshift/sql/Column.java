package dev.weir.testkit.redshift.sql;

import java.util.Optional;

/**
 * A column's definition ("CREATE TABLE", r_CREATE_TABLE_NEW).
 *
 * @param attributes what PostgreSQL shares: NOT NULL, DEFAULT, identity
 */
record Column(String name, String type, String attributes, boolean primaryKey) {
  static Column read(Sql part) {
    String name = part.at(0).name();
    if (!part.at(0).isName() || !part.at(1).isName()) {
      throw RedshiftError.syntax(part.at(1).text());
    }
    Types.Written type = Types.read(part, 1);
    StringBuilder attributes = new StringBuilder();
    boolean primaryKey = false;
    int at = type.end();
    while (at < part.size()) {
      if (part.follows(at, "primary", "key")) {
        primaryKey = true;
        at += 2;
      } else {
        at = attribute(part, at, attributes);
      }
    }
    return new Column(name, Types.column(type), attributes.toString(), primaryKey);
  }

  private static int attribute(Sql part, int at, StringBuilder attributes) {
    if (part.follows(at, "not", "null")) {
      attributes.append(" NOT NULL");
      return at + 2;
    }
    if (part.follows(at, "null")
        || part.follows(at, "unique")
        || part.follows(at, "distkey")
        || part.follows(at, "sortkey")) {
      return at + 1;
    }
    if (part.follows(at, "encode")) {
      return at + 2;
    }
    if (part.follows(at, "collate")) {
      return at + 2;
    }
    if (part.follows(at, "default")) {
      int end = endOfDefault(part, at + 1);
      attributes.append(" DEFAULT ").append(Expressions.translate(part.part(at + 1, end)).text());
      return end;
    }
    if (part.follows(at, "references")) {
      int after = part.afterTable(at + 1);
      return part.at(after).is("(") ? part.afterBracket(after) : after;
    }
    return identity(part, at, attributes);
  }

  private static int identity(Sql part, int at, StringBuilder attributes) {
    boolean byDefault = part.follows(at, "generated", "by", "default", "as", "identity");
    int open = byDefault ? at + 5 : at + 1;
    if ((!byDefault && !part.follows(at, "identity")) || !part.at(open).is("(")) {
      throw RedshiftError.syntax(part.at(at).text());
    }
    int end = part.afterBracket(open);
    var values = part.part(open + 1, end - 1).split();
    attributes.append(
        " GENERATED %s AS IDENTITY (START %s INCREMENT %s)"
            .formatted(
                byDefault ? "BY DEFAULT" : "ALWAYS", values.get(0).text(), values.get(1).text()));
    return end;
  }

  private static int endOfDefault(Sql part, int from) {
    int at = from;
    while (at < part.size()
        && !part.follows(at, "not", "null")
        && !part.follows(at, "encode")
        && !part.follows(at, "distkey")
        && !part.follows(at, "sortkey")
        && !part.follows(at, "primary", "key")
        && !part.follows(at, "unique")) {
      at = part.at(at).is("(") ? part.afterBracket(at) : at + 1;
    }
    return at;
  }

  /** The statement that makes the domain which its type is, if it is one. */
  Optional<String> domain() {
    return Catalog.domain(type);
  }

  String text(boolean key) {
    return Token.quote(name)
        + " "
        + type
        + attributes
        + ((key || primaryKey) && !attributes.contains("NOT NULL") ? " NOT NULL" : "");
  }
}
