package dev.weir.pipeline.source;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.weir.dataset.RejectLimit;
import dev.weir.pipeline.source.http.Answers;
import dev.weir.pipeline.source.http.Paging;
import dev.weir.pipeline.source.http.Request;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.InOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A data set that comes from outside. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Source.DatabaseSource.class, name = "database"),
  @JsonSubTypes.Type(value = Source.HttpSource.class, name = "http"),
  @JsonSubTypes.Type(value = Source.FileSource.class, name = "file")
})
public sealed interface Source {
  /** Name of a connection of the pipeline. */
  String connection();

  /** How much of it may be rejected; empty where the pipeline says so for all. */
  Optional<RejectLimit> rejects();

  /** The same, read as a whole. */
  default Source whole() {
    return this;
  }

  /**
   * @param parts empty for {@code partition: auto}; 1 for {@code none}; else as many as written
   * @param incremental empty if every run reads all of it
   */
  record DatabaseSource(
      String connection, Relation relation, OptionalInt parts, Optional<Incremental> incremental)
      implements Source {
    /** One that every run reads as a whole. */
    public DatabaseSource(String connection, Relation relation, OptionalInt parts) {
      this(connection, relation, parts, Optional.empty());
    }

    @Override
    public Source whole() {
      return new DatabaseSource(connection, relation, parts);
    }

    /** A database's rows have the columns' types: none is ever rejected. */
    @Override
    @JsonIgnore
    public Optional<RejectLimit> rejects() {
      return Optional.empty();
    }
  }

  /**
   * One request, or one per value of another request's answer.
   *
   * @param request what is asked first, with {@code {id}} where {@code each} is there
   * @param format any but {@code TEXT}
   * @param records JSON Pointer to the record or the array of records; empty means the whole
   *     answer, and {@code /*} at its end that the members of an object are the records. XML is
   *     read as the same tree (an element is an object, attributes and children its fields,
   *     repeated children an array)
   * @param answers what they mean beside their records
   * @param notation how the records are written
   */
  record HttpSource(
      String connection,
      Request request,
      Format format,
      String records,
      Map<String, Field> columns,
      Optional<Each> each,
      Answers answers,
      Optional<RejectLimit> rejects,
      Notation notation)
      implements Source {
    public HttpSource {
      columns = InOrder.copyOf(columns);
    }
  }

  /**
   * A first request whose answer gives the values to ask for, one request each.
   *
   * @param records JSON Pointer to an array of values (strings or numbers)
   * @param parameter name in braces in the other path
   * @param limit values at most: more are a failure
   * @param first how many of them are asked for, from the start; empty for all. Of these, a limit
   *     is of no concern
   * @param paging of the first request alone
   */
  record Each(
      String path, String records, String parameter, int limit, OptionalInt first, Paging paging) {}

  /**
   * Files below the connection's folder.
   *
   * @param path glob relative to the folder: {@code orders/*.csv}; a file ending in {@code .gz} or
   *     {@code .zst} is unpacked
   * @param records for json and xml, as in {@link HttpSource}
   * @param columns what to read, never guessed, so that SQL is bound before anything is read. A
   *     column that the file has beyond these is left out; one that it lacks is an error. For text
   *     always {@link #TEXT_COLUMNS}
   * @param notation how the records are written
   * @param onBrokenFile what becomes of the run where one of them ends early or is damaged
   */
  record FileSource(
      String connection,
      String path,
      Format format,
      String records,
      Map<String, Field> columns,
      Optional<RejectLimit> rejects,
      Notation notation,
      OnBrokenFile onBrokenFile)
      implements Source {
    /** One row per line: the file's name, the line's number from 1, the line without its end. */
    public static final Map<String, Field> TEXT_COLUMNS = textColumns();

    public FileSource {
      columns = InOrder.copyOf(columns);
    }

    /** One in plain notation, whose broken files fail the run. */
    public FileSource(
        String connection,
        String path,
        Format format,
        String records,
        Map<String, Field> columns,
        Optional<RejectLimit> rejects) {
      this(connection, path, format, records, columns, rejects, Notation.PLAIN, OnBrokenFile.FAIL);
    }

    private static Map<String, Field> textColumns() {
      Map<String, Field> columns = new LinkedHashMap<>();
      columns.put("file", new Field(Simple.TEXT, "file"));
      columns.put("line", new Field(Simple.BIGINT, "line"));
      columns.put("text", new Field(Simple.TEXT, "text"));
      return InOrder.copyOf(columns);
    }
  }
}
