package dev.weir.standin.redshift.copy;

import dev.weir.standin.redshift.statement.RedshiftError;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether the columns of a file go into those of a table. Order counts, names do not. */
final class ColumnRules {
  private final CopyCommand command;
  private final S3Address address;

  ColumnRules(CopyCommand command, S3Address address) {
    this.command = command;
    this.address = address;
  }

  void check(List<TableColumn> table, List<FileColumn> file) {
    duplicates(file);
    count(table, file);
    for (int i = 0; i < file.size(); i++) {
      type(table.get(i), file.get(i));
    }
  }

  /** Names that differ in case alone are one: aws/redshift-test-drive issue 187. */
  private void duplicates(List<FileColumn> file) {
    Set<String> seen = new HashSet<>();
    for (FileColumn column : file) {
      if (!seen.add(dev.weir.standin.redshift.statement.Token.fold(column.name()))) {
        throw Diagnostics.spectrum(
            53002, "Duplicate Parquet column names in the schema. File name: " + address.https());
      }
    }
  }

  /** rudderlabs/rudder-server PR 3178. With FILLRECORD the last may be missing. */
  private void count(List<TableColumn> table, List<FileColumn> file) {
    boolean filled = command.fillRecord() && file.size() < table.size();
    if (table.size() != file.size() && !filled) {
      throw Diagnostics.spectrum(
          15007,
          "Unmatched number of columns between table and file. Table columns: %d, Data columns: %d, File name: %s"
              .formatted(table.size(), file.size(), address.https()));
    }
  }

  /** aws/amazon-redshift-python-driver issue 107. */
  private void type(TableColumn table, FileColumn file) {
    if (table.type().equals("numeric") && file.decimal()) {
      decimal(table, file);
    } else if (!fits(table, file)) {
      throw incompatible(table, file);
    }
  }

  private RedshiftError incompatible(TableColumn table, FileColumn file) {
    return Diagnostics.spectrum(
        15007,
        "File '%s' has an incompatible Parquet schema for column '%s.%s'. Column type: %s, Parquet schema: %s"
            .formatted(
                address.https(), address, table.name(), table.described(), file.described()));
  }

  private boolean fits(TableColumn table, FileColumn file) {
    if (table.type().equals("super")) {
      return command.serializeToJson();
    }
    if (file.nested()) {
      return false;
    }
    String physical = file.physical();
    return switch (table.type()) {
      case "boolean" -> physical.equals("BOOLEAN");
      case "smallint" -> physical.equals("INT32") && file.signed(16);
      case "integer" -> physical.equals("INT32") && file.signed(32);
      case "bigint" -> physical.equals("INT64") && (file.plain() || file.signed(64));
      case "real" -> physical.equals("FLOAT");
      case "double precision" -> physical.equals("DOUBLE");
      case "character varying", "character" ->
          physical.equals("BYTE_ARRAY") && (file.plain() || text(file));
      case "date" -> physical.equals("INT32") && file.annotated("DATE", "DateType");
      case "timestamp without time zone", "timestamp with time zone" -> file.timestamp();
      // Of a fixed length: dlt's documentation of its Redshift destination.
      case "binary varying" -> physical.equals("BYTE_ARRAY") && file.plain();
      // TIME from Parquet is never loaded: the same page. Numbers without a scale are no decimals.
      default -> false;
    };
  }

  private static boolean text(FileColumn file) {
    return file.annotated("UTF8", "ENUM", "JSON", "StringType", "EnumType", "JsonType");
  }

  /** The bytes must be those of the column's precision: G-Research/ParquetSharp issue 252. */
  private void decimal(TableColumn table, FileColumn file) {
    if (file.scale() != table.scale()) {
      throw incompatible(table, file);
    }
    int expected = bytes(table.precision());
    if (file.physical().equals("FIXED_LEN_BYTE_ARRAY") && file.length() != expected) {
      throw Diagnostics.spectrum(
          15001,
          "File '%s' column '%s' has an invalid type length. Expecting: %d len in file: %d"
              .formatted(address.https(), table.name(), expected, file.length()));
    }
    if (file.precision() > table.precision()) {
      throw incompatible(table, file);
    }
  }

  /** The fewest bytes that hold so many digits and a sign. */
  private static int bytes(int precision) {
    return BigInteger.TEN.pow(precision).bitLength() / 8 + 1;
  }
}
