package dev.weir.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.records.json.JsonLookup;
import dev.weir.records.json.JsonLookup.Value;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLookupTest {
  private static Map<String, Value> find(String document, String... pointers)
      throws IOException, UnusableDocument {
    return new JsonLookup(List.of(pointers), RecordLimits.DEFAULT).find(document.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"a\": {\"b\": \"x\"}}|/a/b|x",
        "{\"a\": [1, 1.10]}|/a/1|1.10",
        "{\"d\": [{\"id\": 1}, {\"id\": 12345678901234567890123}]}|/d/-1/id|12345678901234567890123",
        "[[1, 2], [3, 4]]|/-1/-1|4",
        "{\"a/b\": {\"~\": true}}|/a~1b/~0|true",
        "{\"a\": {\"b\": [1, {\"c\": null}]}}|/a|{\"b\":[1,{\"c\":null}]}",
        "{\"-1\": \"name\"}|/-1|name",
        "7|~~|7"
      })
  void aValueIsFoundAsItIsWritten(String document, String pointer, String text) throws Exception {
    assertThat(find(document, pointer).get(pointer)).extracting(Value::text).isEqualTo(text);
  }

  @Test
  void whatIsNotThereIsLeftOut() throws Exception {
    assertThat(find("{\"a\": [{\"id\": 1}, {}], \"b\": \"x\"}", "/a/-1/id", "/c", "/b/d"))
        .isEmpty();
    assertThat(find("", "/a")).isEmpty();
  }

  @Test
  void severalAreFoundInOnePassage() throws Exception {
    assertThat(
            find(
                "{\"m\": {\"next\": \"\", \"more\": false}, \"n\": 0}", "/m/next", "/m/more", "/n"))
        .hasSize(3)
        .allSatisfy(
            (pointer, value) -> assertThat(value.isNothing()).isEqualTo(!pointer.equals("/n")));
  }

  @Test
  void onePointerMayLeadOnFromAnother() throws Exception {
    assertThat(find("{\"a\": [{\"b\": 1}]}", "/a", "/a/0", "/a/-1/b"))
        .hasSize(3)
        .extractingByKey("/a/-1/b")
        .extracting(Value::text)
        .isEqualTo("1");
  }

  @Test
  void anObjectIsCutWhereItIsLong() throws Exception {
    Value value = find("{\"a\": [" + "1,".repeat(5000) + "1], \"b\": 2}", "/a", "/b").get("/a");
    assertThat(value).extracting(Value::text).asString().hasSizeBetween(1000, 3000);
  }

  @Test
  void aNameThatIsTwiceOnTheWayOrABrokenDocumentIsAFailure() {
    assertThatThrownBy(() -> find("{\"a\": 1, \"a\": 2}", "/a"))
        .isInstanceOf(UnusableDocument.class)
        .hasMessage("an object has the name 'a' twice");
    assertThatThrownBy(() -> find("{\"a\": 1, ", "/b"))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("Unexpected end-of-input");
  }
}
