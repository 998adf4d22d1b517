package dev.weir.standin.redshift.table;

import dev.weir.standin.redshift.statement.Token;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is put into the PostgreSQL database beforehand, so that it answers as Redshift does. */
public final class Catalog {
  private static final Pattern VARBYTE = Pattern.compile("pg_catalog\\.\"varbyte\\((\\d+)\\)\"");

  private Catalog() {}

  /** The domain that stands for VARBYTE of that length in bytes. */
  static String varbyte(int length) {
    return "pg_catalog.\"varbyte(%d)\"".formatted(length);
  }

  /**
   * A constraint that is always true and whose name says something about the column: what Redshift
   * keeps of a table and PostgreSQL has no place for. It lives as long as the column does.
   */
  static String note(String text, String column) {
    return "CONSTRAINT %s CHECK ((%s IS NULL) IS NOT NULL)"
        .formatted(Token.quote(text), Token.quote(column));
  }

  /** The statement that makes a type's domain if it is not there. */
  static Optional<String> domain(String type) {
    Matcher varbyte = VARBYTE.matcher(type);
    if (!varbyte.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = 'varbyte(%1$s)') THEN
            CREATE DOMAIN %2$s AS bytea CONSTRAINT "varbyte(%1$s)" CHECK (octet_length(VALUE) <= %1$s);
          END IF;
        END $$\
        """
            .formatted(varbyte.group(1), type));
  }
}
