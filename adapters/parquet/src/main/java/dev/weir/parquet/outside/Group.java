package dev.weir.parquet.outside;

import dev.weir.parquet.outside.DocumentMaterializer.Room;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/** Assembles a group as a map of all its fields, in their order. */
class Group extends GroupConverter {
  private final GroupType type;
  private final List<Converter> fields = new ArrayList<>();
  private final Consumer<Map<String, @Nullable Object>> sink;
  private final Room room;
  private Map<String, @Nullable Object> values = new LinkedHashMap<>();

  Group(GroupType type, Room room, Consumer<Map<String, @Nullable Object>> sink) {
    this.type = type;
    this.room = room;
    this.sink = sink;
    for (Type field : type.getFields()) {
      String name = field.getName();
      fields.add(
          field.isRepetition(Repetition.REPEATED)
              ? single(field, room, value -> element(name, value))
              : converter(field, room, value -> values.put(name, value)));
    }
  }

  /** What is repeated without being called a list. */
  @SuppressWarnings("unchecked")
  private void element(String name, @Nullable Object value) {
    ((List<@Nullable Object>) values.computeIfAbsent(name, _ -> new ArrayList<>())).add(value);
  }

  /** Of a field, as what its annotation says that it is. */
  private static Converter converter(Type field, Room room, Consumer<@Nullable Object> sink) {
    if (!field.isPrimitive() && field.asGroupType().getFieldCount() == 1) {
      GroupType group = field.asGroupType();
      boolean repeats = group.getType(0).isRepetition(Repetition.REPEATED);
      switch (group.getLogicalTypeAnnotation()) {
        case ListLogicalTypeAnnotation _ when repeats -> {
          return new Elements(group, room, sink);
        }
        case MapLogicalTypeAnnotation _ when repeats && Entries.fit(group.getType(0)) -> {
          return new Entries(group, room, sink);
        }
        case MapKeyValueTypeAnnotation _ when repeats && Entries.fit(group.getType(0)) -> {
          return new Entries(group, room, sink);
        }
        case null, default -> {}
      }
    }
    return single(field, room, sink);
  }

  /** Of one value, whether or not it is repeated. */
  private static Converter single(Type field, Room room, Consumer<@Nullable Object> sink) {
    return field.isPrimitive()
        ? new Value(field.asPrimitiveType(), room, sink)
        : new Group(field.asGroupType(), room, sink::accept);
  }

  @Override
  public Converter getConverter(int field) {
    return fields.get(field);
  }

  @Override
  public void start() {
    room.take(Value.BYTES);
    values = new LinkedHashMap<>();
    for (Type field : type.getFields()) {
      values.put(
          field.getName(), field.isRepetition(Repetition.REPEATED) ? new ArrayList<>() : null);
    }
  }

  @Override
  public void end() {
    sink.accept(values);
  }

  /** A list: the group around its elements, one wrapped in a group each, or as older writers do. */
  private static final class Elements extends GroupConverter {
    private final Consumer<@Nullable Object> sink;
    private final Converter element;
    private List<@Nullable Object> list = new ArrayList<>();

    Elements(GroupType type, Room room, Consumer<@Nullable Object> sink) {
      this.sink = sink;
      Type repeated = type.getType(0);
      this.element =
          isWrapper(repeated, type.getName())
              ? new Wrapped(repeated.asGroupType(), room, value -> list.add(value))
              : single(repeated, room, value -> list.add(value));
    }

    private static boolean isWrapper(Type repeated, String list) {
      return !repeated.isPrimitive()
          && repeated.asGroupType().getFieldCount() == 1
          && !repeated.asGroupType().getType(0).isRepetition(Repetition.REPEATED)
          && !repeated.getName().equals("array")
          && !repeated.getName().equals(list + "_tuple");
    }

    @Override
    public Converter getConverter(int field) {
      return element;
    }

    @Override
    public void start() {
      list = new ArrayList<>();
    }

    @Override
    public void end() {
      sink.accept(list);
    }
  }

  /** One element of a list, which may be null. */
  private static final class Wrapped extends GroupConverter {
    private final Room room;
    private final Consumer<@Nullable Object> sink;
    private final Converter field;
    private @Nullable Object value;

    Wrapped(GroupType type, Room room, Consumer<@Nullable Object> sink) {
      this.room = room;
      this.sink = sink;
      this.field = converter(type.getType(0), room, read -> value = read);
    }

    @Override
    public Converter getConverter(int at) {
      return field;
    }

    @Override
    public void start() {
      room.take(Value.BYTES);
      value = null;
    }

    @Override
    public void end() {
      sink.accept(value);
    }
  }

  /**
   * A map, as an object whose names are its keys. Of a key that is there twice, the last counts.
   */
  private static final class Entries extends GroupConverter {
    private final Consumer<@Nullable Object> sink;
    private final Group entry;
    private Map<String, @Nullable Object> map = new LinkedHashMap<>();

    Entries(GroupType type, Room room, Consumer<@Nullable Object> sink) {
      this.sink = sink;
      GroupType pair = type.getType(0).asGroupType();
      String key = pair.getType(0).getName();
      String value = pair.getType(1).getName();
      this.entry =
          new Group(pair, room, read -> map.put(String.valueOf(read.get(key)), read.get(value)));
    }

    static boolean fit(Type entry) {
      return !entry.isPrimitive()
          && entry.asGroupType().getFieldCount() == 2
          && entry.asGroupType().getType(0).isPrimitive();
    }

    @Override
    public Converter getConverter(int field) {
      return entry;
    }

    @Override
    public void start() {
      map = new LinkedHashMap<>();
    }

    @Override
    public void end() {
      sink.accept(map);
    }
  }
}
