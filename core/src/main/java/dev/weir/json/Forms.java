package dev.weir.json;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.weir.lake.LakeKey;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Source;
import dev.weir.run.Messages.ReportRequest;
import dev.weir.run.RunId;
import dev.weir.schema.ColumnType;
import dev.weir.source.Relation;
import dev.weir.warehouse.TableName;
import dev.weir.warehouse.design.Distribution;
import java.io.IOException;
import java.util.function.Function;

/** The forms of types that are not plain records, kept here so that no record knows of JSON. */
final class Forms {
  private Forms() {}

  static SimpleModule module() {
    SimpleModule module = new SimpleModule("weir");
    text(module, ColumnType.class, ColumnType::text, ColumnType::parse);
    text(module, Distribution.class, Distribution::text, Distribution::parse);
    text(module, LakeKey.class, LakeKey::value, LakeKey::of);
    text(module, RunId.class, RunId::value, RunId::parse);
    text(module, TableName.class, TableName::toString, TableName::parse);
    module.setMixInAnnotation(Connection.class, Connections.class);
    module.setMixInAnnotation(Source.class, Sources.class);
    module.setMixInAnnotation(Relation.class, Relations.class);
    module.setMixInAnnotation(ReportRequest.class, Event.class);
    return module;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Connection.Database.class, name = "database"),
    @JsonSubTypes.Type(value = Connection.Http.class, name = "http"),
    @JsonSubTypes.Type(value = Connection.Files.class, name = "files")
  })
  private interface Connections {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Source.DatabaseSource.class, name = "database"),
    @JsonSubTypes.Type(value = Source.HttpSource.class, name = "http"),
    @JsonSubTypes.Type(value = Source.FileSource.class, name = "file")
  })
  private interface Sources {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Relation.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Relation.Query.class, name = "query")
  })
  private interface Relations {}

  /** EventBridge's events have many fields that are not for us. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private interface Event {}

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        new StdSerializer<T>(type) {
          @Override
          public void serialize(T value, JsonGenerator generator, SerializerProvider provider)
              throws IOException {
            generator.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new StdDeserializer<T>(type) {
          @Override
          public T deserialize(JsonParser parser, DeserializationContext context)
              throws IOException {
            String text = parser.getValueAsString();
            try {
              return read.apply(text == null ? "" : text);
            } catch (IllegalArgumentException e) {
              return type.cast(
                  context.handleWeirdStringValue(
                      type, text == null ? "" : text, "%s", e.getMessage()));
            }
          }
        });
  }
}
