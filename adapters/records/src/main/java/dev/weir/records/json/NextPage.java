package dev.weir.records.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.tree.JsonInput;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a JSON document says, beside its records, of a page that follows it. */
public final class NextPage {
  private static final int DEEPEST = 6;

  /** Names of fields in lower case, letters only. */
  private static final Set<String> NEXT =
      Set.of(
          "next",
          "nextcursor",
          "nexthref",
          "nextlink",
          "nextmarker",
          "nextoffset",
          "nextpage",
          "nextpageid",
          "nextpagelink",
          "nextpagenumber",
          "nextpagetoken",
          "nextpageurl",
          "nextrecordsurl",
          "nexttoken",
          "nexturi",
          "nexturl",
          "odatanextlink",
          "continuationtoken");

  private static final Set<String> MORE =
      Set.of("hasmore", "hasmorepages", "hasnext", "hasnextpage", "ismore", "morepages");

  private static final Set<String> LINKS = Set.of("link", "links");

  private final RecordLimits limits;

  public NextPage(RecordLimits limits) {
    this.limits = limits;
  }

  /** What a field that names a next page has. */
  public enum Kind {
    /** The page's address. */
    ADDRESS,
    /** A number or a text that a request can have. */
    VALUE,
    /** Nothing but that there is one, or nothing that a request can have as it is. */
    FLAG
  }

  /**
   * A field that names a next page.
   *
   * @param pointer JSON Pointer to it
   */
  public record Named(String pointer, Kind kind) {}

  /**
   * The first field outside of the records that names a next page; empty where none does, or where
   * the document is no JSON.
   *
   * @param records as a source has them; where they are the document, nothing is outside of them
   */
  public Optional<Named> find(byte[] document, String records) {
    JsonPointer pointer = JsonPointer.compile(RecordsPath.of(records).pointer());
    try (JsonParser parser = JsonInput.factory(limits).createParser(document)) {
      return pointer.matches() || parser.nextToken() != JsonToken.START_OBJECT
          ? Optional.empty()
          : inObject(parser, pointer, "", 1);
    } catch (JsonProcessingException | CharConversionException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("A document in memory cannot fail to be read", e);
    }
  }

  /**
   * @param rest the way to the records from here; null if they are elsewhere
   */
  private static Optional<Named> inObject(
      JsonParser parser, @Nullable JsonPointer rest, String path, int depth) throws IOException {
    Optional<Named> found = Optional.empty();
    while (found.isEmpty() && parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      JsonPointer below =
          rest != null && name.equals(rest.getMatchingProperty()) ? rest.tail() : null;
      if (below != null && below.matches()) {
        parser.skipChildren();
      } else {
        found = inField(parser, name, below, path + "/" + escaped(name), depth);
      }
    }
    return found;
  }

  private static Optional<Named> inField(
      JsonParser parser, String name, @Nullable JsonPointer rest, String path, int depth)
      throws IOException {
    String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    if (rest == null && NEXT.contains(letters)) {
      return named(parser.readValueAsTree(), path);
    }
    if (MORE.contains(letters)) {
      boolean more = parser.currentToken() == JsonToken.VALUE_TRUE;
      parser.skipChildren();
      return more ? Optional.of(new Named(path, Kind.FLAG)) : Optional.empty();
    }
    if (rest == null && parser.currentToken() == JsonToken.START_ARRAY && LINKS.contains(letters)) {
      return linked(parser.readValueAsTree(), path);
    }
    if (parser.currentToken() == JsonToken.START_OBJECT && depth < DEEPEST) {
      return inObject(parser, rest, path, depth + 1);
    }
    parser.skipChildren();
    return Optional.empty();
  }

  private static Optional<Named> named(JsonNode value, String path) {
    if (!value.isObject()) {
      return says(value) ? Optional.of(new Named(path, kind(value))) : Optional.empty();
    }
    if (says(value.path("href"))) {
      return Optional.of(new Named(path + "/href", kind(value.path("href"))));
    }
    return value.valueStream().anyMatch(NextPage::says)
        ? Optional.of(new Named(path, Kind.FLAG))
        : Optional.empty();
  }

  /** A list of links whose relations are told in fields. Where the one is differs by page. */
  private static Optional<Named> linked(JsonNode links, String path) {
    for (int i = 0; i < links.size(); i++) {
      JsonNode link = links.get(i);
      if (link.path("rel").asText().equals("next")
          || link.path("relation").asText().equals("next")) {
        return Optional.of(new Named(path + "/" + i, Kind.FLAG));
      }
    }
    return Optional.empty();
  }

  private static boolean says(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> !value.textValue().isBlank();
      case NUMBER -> value.doubleValue() != 0;
      case BOOLEAN -> value.booleanValue();
      case OBJECT, ARRAY, NULL, MISSING, BINARY, POJO -> false;
    };
  }

  private static Kind kind(JsonNode value) {
    if (value.isBoolean()) {
      return Kind.FLAG;
    }
    return value.asText().matches("(?s)(?:https?://|[/?]).*") ? Kind.ADDRESS : Kind.VALUE;
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
