package dev.weir.records.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.records.rows.RecordBudget;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.value.Columns;
import dev.weir.records.value.JsonInput;
import java.io.IOException;
import java.io.InputStream;

/** A JSON document: the elements of the array at a pointer, one at a time. */
public final class JsonRecords {
  private final JsonPointer records;
  private final Columns columns;
  private final RecordLimits limits;
  private final JsonMapper mapper;

  public JsonRecords(String records, Columns columns, RecordLimits limits) {
    this.records = JsonPointer.compile(records);
    this.columns = columns;
    this.limits = limits;
    this.mapper = JsonInput.mapper(limits);
  }

  public void read(InputStream input, RecordSink sink) throws IOException, UnusableDocument {
    Reading reading = new Reading(new RecordBudget(input, limits.recordBytes()), sink);
    try (JsonParser parser = mapper.createParser(reading.budget)) {
      reading.document(parser);
    } catch (JsonProcessingException e) {
      throw new UnusableDocument.Broken(reading.position + 1, JsonInput.reason(e));
    } catch (RecordBudget.Exceeded e) {
      throw new UnusableDocument.Broken(reading.position + 1, String.valueOf(e.getMessage()));
    }
  }

  private final class Reading {
    private final RecordBudget budget;
    private final RecordSink sink;
    private long position;

    Reading(RecordBudget budget, RecordSink sink) {
      this.budget = budget;
      this.sink = sink;
    }

    void document(JsonParser parser) throws IOException, UnusableDocument {
      if (parser.nextToken() == null) {
        throw new UnusableDocument.Broken(1, "the document is empty");
      }
      if (!JsonPath.find(parser, records)) {
        throw new UnusableDocument.Unexpected("there is nothing at " + records);
      }
      records(parser);
      while (!parser.getParsingContext().inRoot()) {
        parser.nextToken();
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw new UnusableDocument.Broken(position + 1, "there is more after the document's end");
      }
    }

    private void records(JsonParser parser) throws IOException, UnusableDocument {
      switch (parser.currentToken()) {
        case START_ARRAY -> {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            record(parser);
          }
        }
        case START_OBJECT, VALUE_NULL -> record(parser);
        default ->
            throw new UnusableDocument.Unexpected(
                "there is %s at %s, not an array or an object"
                    .formatted(
                        JsonInput.describe(parser.readValueAsTree()),
                        records.matches() ? "the top" : records));
      }
    }

    private void record(JsonParser parser) throws IOException {
      budget.startRecord();
      JsonNode record = parser.readValueAsTree();
      budget.endRecord();
      position++;
      columns.accept(position, record, sink);
    }
  }
}
