package dev.weir.records;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;

/** A JSON document: the elements of the array at a pointer, one at a time. */
final class JsonRecords {
  private final JsonPointer records;
  private final Columns columns;
  private final Limits limits;
  private final JsonMapper mapper;

  JsonRecords(String records, Columns columns, Limits limits) {
    this.records = JsonPointer.compile(records);
    this.columns = columns;
    this.limits = limits;
    this.mapper = Json.mapper(limits);
  }

  void read(InputStream input, RecordSink sink) throws IOException, UnusableDocument {
    Reading reading = new Reading(new RecordBudget(input, limits.recordBytes()), sink);
    try (JsonParser parser = mapper.createParser(reading.budget)) {
      reading.document(parser);
    } catch (JsonProcessingException e) {
      throw new UnusableDocument.Broken(reading.position + 1, Json.reason(e));
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
                        Json.describe(parser.readValueAsTree()),
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
