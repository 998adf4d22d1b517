package dev.weir.parquet;

import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * The type table: a data set's schema as Avro and as Parquet (docs/reference/types.md).
 *
 * <p>Avro allows only letters, digits and {@code _} in a name, so a column called otherwise has
 * another name there; columns correspond by position. The Parquet file carries the real name.
 */
public final class ParquetSchemas {
  private static final Pattern AVRO_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String NAMESPACE = "dev.weir";

  private ParquetSchemas() {}

  /** The Parquet schema with the real names. */
  public static MessageType messageType(dev.weir.schema.Schema schema) {
    MessageType converted = new AvroSchemaConverter().convert(avro(schema));
    List<Type> fields = new ArrayList<>();
    for (int i = 0; i < schema.columns().size(); i++) {
      fields.add(renamed(converted.getType(i).asPrimitiveType(), schema.columns().get(i).name()));
    }
    return new MessageType("row", fields);
  }

  /** The Avro schema: a record of one field per column, in order. */
  public static Schema avro(dev.weir.schema.Schema schema) {
    Set<String> taken = new HashSet<>(schema.names());
    List<Schema.Field> fields = new ArrayList<>();
    for (Column column : schema.columns()) {
      Schema type = avro(column.type());
      fields.add(
          new Schema.Field(
              avroName(column.name(), taken),
              column.nullable()
                  ? Schema.createUnion(Schema.create(Schema.Type.NULL), type)
                  : type));
    }
    return Schema.createRecord("row", null, NAMESPACE, false, fields);
  }

  private static Schema avro(ColumnType type) {
    return switch (type) {
      case Simple simple -> avro(simple);
      case Decimal decimal ->
          LogicalTypes.decimal(decimal.precision(), decimal.scale())
              .addToSchema(
                  Schema.createFixed(
                      "decimal_%s_%s".formatted(decimal.precision(), decimal.scale()),
                      null,
                      NAMESPACE,
                      decimalBytes(decimal.precision())));
    };
  }

  private static Schema avro(Simple type) {
    return switch (type) {
      case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
      case INTEGER -> Schema.create(Schema.Type.INT);
      case BIGINT -> Schema.create(Schema.Type.LONG);
      case REAL -> Schema.create(Schema.Type.FLOAT);
      case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
      case TEXT -> Schema.create(Schema.Type.STRING);
      case DATE -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
      case TIMESTAMP ->
          LogicalTypes.localTimestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case TIMESTAMPTZ ->
          LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case BINARY -> Schema.create(Schema.Type.BYTES);
    };
  }

  /** Bytes of the smallest two's complement number that holds so many decimal digits. */
  public static int decimalBytes(int precision) {
    return BigInteger.TEN.pow(precision).subtract(BigInteger.ONE).bitLength() / 8 + 1;
  }

  private static String avroName(String name, Set<String> taken) {
    if (AVRO_NAME.matcher(name).matches()) {
      return name;
    }
    String clean = "_" + name.replaceAll("[^A-Za-z0-9_]", "_");
    while (!taken.add(clean)) {
      clean += "_";
    }
    return clean;
  }

  private static PrimitiveType renamed(PrimitiveType type, String name) {
    return Types.primitive(type.getPrimitiveTypeName(), type.getRepetition())
        .length(type.getTypeLength())
        .as(type.getLogicalTypeAnnotation())
        .named(name);
  }
}
