package dev.weir.standin.redshift.statement;

import java.util.Optional;

/** A table, named with or without its schema. */
public record TableRef(Optional<String> schema, String table) {
  /** For PostgreSQL. */
  public String quoted() {
    return schema.map(name -> Token.quote(name) + ".").orElse("") + Token.quote(table);
  }

  @Override
  public String toString() {
    return schema.map(name -> name + ".").orElse("") + table;
  }
}
