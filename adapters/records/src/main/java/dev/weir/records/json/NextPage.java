package dev.weir.records.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.tree.JsonInput;
import java.io.ByteArrayInputStream;
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

  /**
   * A field that names a next page.
   *
   * @param pointer JSON Pointer to it
   * @param address whether its value is the page's address
   */
  public record Named(String pointer, boolean address) {}

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
   * The address at a pointer, as it is written; empty where nothing is there, or an empty text,
   * null or false.
   *
   * @throws UnusableDocument if what is there can be no address, or the document is broken
   */
  public Optional<String> address(byte[] document, String pointer) throws UnusableDocument {
    Found found = new Found();
    try {
      new JsonDocument(pointer, limits).read(new ByteArrayInputStream(document), found);
    } catch (UnusableDocument.Unexpected _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("A document in memory cannot fail to be read", e);
    }
    JsonNode value = found.value;
    if (value.isTextual()) {
      return Optional.of(value.textValue()).filter(text -> !text.isBlank());
    }
    if (value.isNull() || (value.isBoolean() && !value.booleanValue())) {
      return Optional.empty();
    }
    throw new UnusableDocument.Unexpected(
        "there is %s at %s, not an address"
            .formatted(JsonInput.describe(value.asToken()), pointer));
  }

  private static final class Found implements JsonDocument.Reader {
    private JsonNode value = NullNode.getInstance();

    @Override
    public void read(JsonParser parser) throws IOException {
      value = parser.readValueAsTree();
    }

    @Override
    public long position() {
      return 0;
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
      return more ? Optional.of(new Named(path, false)) : Optional.empty();
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
      return says(value) ? Optional.of(new Named(path, isAddress(value))) : Optional.empty();
    }
    if (says(value.path("href"))) {
      return Optional.of(new Named(path + "/href", isAddress(value.path("href"))));
    }
    return value.valueStream().anyMatch(NextPage::says)
        ? Optional.of(new Named(path, false))
        : Optional.empty();
  }

  /** A list of links whose relations are told in fields. Where the one is differs by page. */
  private static Optional<Named> linked(JsonNode links, String path) {
    for (int i = 0; i < links.size(); i++) {
      JsonNode link = links.get(i);
      if (link.path("rel").asText().equals("next")
          || link.path("relation").asText().equals("next")) {
        return Optional.of(new Named(path + "/" + i, false));
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

  private static boolean isAddress(JsonNode value) {
    return value.asText().matches("(?s)(?:https?://|[/?]).*");
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
