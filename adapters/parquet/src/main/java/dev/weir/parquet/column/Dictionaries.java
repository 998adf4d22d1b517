package dev.weir.parquet.column;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.factory.DefaultV1ValuesWriterFactory;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;

/**
 * Gives each column a dictionary until a row group shows that it does not pay: then the column is
 * written plainly for the rest of the file, and the work of trying is saved.
 */
final class Dictionaries implements ValuesWriterFactory {
  private final DefaultV1ValuesWriterFactory dictionary = new DefaultV1ValuesWriterFactory();
  private final DefaultV1ValuesWriterFactory plain = new DefaultV1ValuesWriterFactory();
  private final Map<ColumnDescriptor, ValuesWriter> writers = new HashMap<>();
  private final Set<ColumnDescriptor> withoutDictionary = new HashSet<>();

  @Override
  public void initialize(ParquetProperties properties) {
    dictionary.initialize(properties);
    // Building properties initializes their factory.
    ParquetProperties.builder()
        .withPageSize(properties.getPageSizeThreshold())
        .withDictionaryEncoding(false)
        .withValuesWriterFactory(plain)
        .build();
  }

  @Override
  public ValuesWriter newValuesWriter(ColumnDescriptor column) {
    if (withoutDictionary.contains(column)) {
      return plain.newValuesWriter(column);
    }
    ValuesWriter writer = dictionary.newValuesWriter(column);
    writers.put(column, writer);
    return writer;
  }

  /** To be told before a row group is written: after that, its writers have forgotten. */
  void endRowGroup() {
    writers.forEach(
        (column, writer) -> {
          if (!writer.getEncoding().usesDictionary()) {
            withoutDictionary.add(column);
          }
        });
    writers.clear();
  }
}
