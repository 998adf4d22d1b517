package dev.weir.warehouse.sql;

import static dev.weir.warehouse.sql.SqlText.names;
import static dev.weir.warehouse.sql.SqlText.quote;

import dev.weir.pipeline.design.Distribution;
import dev.weir.pipeline.design.Encoding;
import dev.weir.pipeline.design.RedshiftDesign;
import dev.weir.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * What a design adds to the statements that make tables and columns: on Redshift alone
 * (docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html).
 */
final class DesignSql {
  private final Dialect dialect;

  DesignSql(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * A column as it is made. Always nullable: a later run may find a null where this one has none.
   */
  String column(Column column, RedshiftDesign design) {
    String definition = quote(column.name()) + " " + type(column, design);
    @Nullable Encoding encoding = design.encodings().get(column.name());
    return dialect == Dialect.REDSHIFT && encoding != null
        ? definition + " ENCODE " + encoding.text()
        : definition;
  }

  /** Whether a column is made SUPER. */
  boolean isSuper(String column, RedshiftDesign design) {
    return dialect == Dialect.REDSHIFT && design.superColumns().contains(column);
  }

  /**
   * What comes after a new table's columns. What the design leaves open is not said: it is AUTO.
   */
  String attributes(RedshiftDesign design) {
    return dialect == Dialect.REDSHIFT ? distribution(design.distribution()) + sort(design) : "";
  }

  private String type(Column column, RedshiftDesign design) {
    return isSuper(column.name(), design) ? DeclaredType.SUPER : dialect.type(column.type());
  }

  private static String distribution(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Key key -> "\nDISTSTYLE KEY DISTKEY (%s)".formatted(quote(key.column()));
      case Distribution.Style style ->
          switch (style) {
            case AUTO -> "";
            case EVEN -> "\nDISTSTYLE EVEN";
            case ALL -> "\nDISTSTYLE ALL";
          };
    };
  }

  private static String sort(RedshiftDesign design) {
    return design.sort().isEmpty() ? "" : "\nCOMPOUND SORTKEY (%s)".formatted(names(design.sort()));
  }
}
