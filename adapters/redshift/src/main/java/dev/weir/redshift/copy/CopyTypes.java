package dev.weir.redshift.copy;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Which stored columns COPY reads exactly: those that are known to arrive as they were. */
final class CopyTypes {
  private CopyTypes() {}

  /** What is wrong and what to do, or empty. */
  static Optional<String> problem(ColumnType column, Type stored) {
    if (!stored.isPrimitive() || stored.isRepetition(Type.Repetition.REPEATED)) {
      return Optional.of("it is nested. Flatten it in the pipeline, or keep it as text (JSON).");
    }
    PrimitiveType primitive = stored.asPrimitiveType();
    if (primitive.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp
        && timestamp.getUnit() != TimeUnit.MICROS) {
      return Optional.of(
          "COPY reads microseconds only, others would be silently wrong. " + again(column));
    }
    boolean fits =
        switch (column) {
          case Decimal decimal -> decimal(decimal, primitive);
          case Simple simple -> simple(simple, primitive);
        };
    return fits
        ? Optional.empty()
        : Optional.of("COPY does not read the one as the other. " + again(column));
  }

  static String described(Type stored) {
    if (!stored.isPrimitive()) {
      return "nested";
    }
    LogicalTypeAnnotation annotation = stored.getLogicalTypeAnnotation();
    return stored.asPrimitiveType().getPrimitiveTypeName()
        + (annotation == null ? "" : " " + annotation);
  }

  private static boolean simple(Simple type, PrimitiveType stored) {
    LogicalTypeAnnotation annotation = stored.getLogicalTypeAnnotation();
    PrimitiveTypeName name = stored.getPrimitiveTypeName();
    return switch (type) {
      case BOOLEAN -> name == PrimitiveTypeName.BOOLEAN;
      case INTEGER -> name == PrimitiveTypeName.INT32 && signed(annotation, 32);
      case BIGINT -> name == PrimitiveTypeName.INT64 && signed(annotation, 64);
      case REAL -> name == PrimitiveTypeName.FLOAT && annotation == null;
      case DOUBLE -> name == PrimitiveTypeName.DOUBLE;
      case TEXT -> annotation instanceof StringLogicalTypeAnnotation;
      case DATE -> annotation instanceof DateLogicalTypeAnnotation;
      case TIMESTAMP -> isTimestamp(annotation, false);
      case TIMESTAMPTZ -> isTimestamp(annotation, true);
      // Of a fixed length is refused for VARBYTE.
      case BINARY -> name == PrimitiveTypeName.BINARY && annotation == null;
    };
  }

  private static boolean signed(LogicalTypeAnnotation annotation, int bits) {
    return annotation == null
        || (annotation instanceof IntLogicalTypeAnnotation integer
            && integer.isSigned()
            && integer.getBitWidth() <= bits);
  }

  private static boolean isTimestamp(LogicalTypeAnnotation annotation, boolean utc) {
    return annotation instanceof TimestampLogicalTypeAnnotation timestamp
        && timestamp.isAdjustedToUTC() == utc;
  }

  /** Of the same digits; if of a fixed length, then of the shortest that holds them. */
  private static boolean decimal(Decimal type, PrimitiveType stored) {
    return stored.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal
        && decimal.getPrecision() == type.precision()
        && decimal.getScale() == type.scale()
        && (stored.getPrimitiveTypeName() != PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY
            || stored.getTypeLength() == bytes(type.precision()));
  }

  private static int bytes(int precision) {
    return BigInteger.TEN.pow(precision).subtract(BigInteger.ONE).bitLength() / 8 + 1;
  }

  private static String again(ColumnType column) {
    return "Cast it in the pipeline to %s, and run it again.".formatted(column.text());
  }
}
