package dev.weir.standin.redshift.table;

import dev.weir.standin.redshift.statement.RedshiftError;
import dev.weir.standin.redshift.statement.Sql;
import dev.weir.standin.redshift.statement.Token;
import java.util.Optional;

/**
 * A column's definition ("CREATE TABLE", r_CREATE_TABLE_NEW).
 *
 * @param attributes what PostgreSQL shares: NOT NULL, DEFAULT, identity
 * @param encoding in lower case
 */
public record Column(
    String name,
    String type,
    String attributes,
    boolean primaryKey,
    Optional<String> encoding,
    boolean distKey,
    boolean sortKey) {
  public static Column read(Sql part) {
    String name = part.at(0).name();
    if (!part.at(0).isName() || !part.at(1).isName()) {
      throw RedshiftError.syntax(part.at(1).text());
    }
    Types.Written type = Types.read(part, 1);
    Column column = new Column(name, Types.column(type), "", false, Optional.empty(), false, false);
    int at = type.end();
    while (at < part.size()) {
      if (part.follows(at, "primary", "key")) {
        column = column.withPrimaryKey();
        at += 2;
      } else if (part.follows(at, "encode")) {
        column = column.withEncoding(part.at(at + 1).name());
        at += 2;
      } else if (part.follows(at, "distkey") || part.follows(at, "sortkey")) {
        column = column.withKey(part.at(at).is("distkey"));
        at++;
      } else {
        StringBuilder attributes = new StringBuilder(column.attributes);
        at = attribute(part, at, attributes);
        column = column.withAttributes(attributes.toString());
      }
    }
    return column;
  }

  private Column withPrimaryKey() {
    return new Column(name, type, attributes, true, encoding, distKey, sortKey);
  }

  private Column withEncoding(String text) {
    Encodings.check(text, name, type);
    return new Column(name, type, attributes, primaryKey, Optional.of(text), distKey, sortKey);
  }

  private Column withKey(boolean dist) {
    return new Column(
        name, type, attributes, primaryKey, encoding, distKey || dist, sortKey || !dist);
  }

  private Column withAttributes(String text) {
    return new Column(name, type, text, primaryKey, encoding, distKey, sortKey);
  }

  private static int attribute(Sql part, int at, StringBuilder attributes) {
    if (part.follows(at, "not", "null")) {
      attributes.append(" NOT NULL");
      return at + 2;
    }
    if (part.follows(at, "null") || part.follows(at, "unique")) {
      return at + 1;
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
  public Optional<String> domain() {
    return Catalog.domain(type);
  }

  public String text(boolean key) {
    return Token.quote(name)
        + " "
        + type
        + attributes
        + ((key || primaryKey) && !attributes.contains("NOT NULL") ? " NOT NULL" : "")
        + encoding.map(text -> " " + note(text)).orElse("");
  }

  // A table's constraints have names that differ.
  private String note(String text) {
    return Catalog.note("encode %s %08x".formatted(text, name.hashCode()), name);
  }
}
