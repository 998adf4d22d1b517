package dev.weir.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.records.json.NextPage;
import dev.weir.records.json.NextPage.Named;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextPageTest {
  private final NextPage next = new NextPage(RecordLimits.DEFAULT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"next\": \"https://h/a?page=2\", \"items\": []}|/next|true",
        "{\"items\": [], \"paging\": {\"next\": \"/a?page=2\"}}|/paging/next|true",
        "{\"items\": [], \"_links\": {\"next\": {\"href\": \"?page=2\"}}}|/_links/next/href|true",
        "{\"items\": [], \"@odata.nextLink\": \"https://h/\"}|/@odata.nextLink|true",
        "{\"items\": [], \"next_page\": 2}|/next_page|false",
        "{\"items\": [], \"meta\": {\"nextPageToken\": \"abc\"}}|/meta/nextPageToken|false",
        "{\"items\": [], \"paging\": {\"next\": {\"after\": \"abc\"}}}|/paging/next|false",
        "{\"items\": [], \"has_more\": true}|/has_more|false",
        "{\"items\": [], \"a/b\": {\"hasNextPage\": true}}|/a~1b/hasNextPage|false",
        "{\"link\": [{\"relation\": \"self\"}, {\"relation\": \"next\"}]}|/link/1|false"
      })
  void aFieldBesideTheRecordsNamesThePage(String document, String pointer, boolean address) {
    assertThat(next.find(document.getBytes(UTF_8), "/items")).contains(new Named(pointer, address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"next\": null, \"items\": [{\"next\": \"/a\", \"has_more\": true}]}",
        "{\"next\": \"\", \"next_page\": 0, \"has_more\": false, \"items\": []}",
        "{\"next\": {\"href\": null}, \"items\": []}",
        "{\"next\": [], \"previous\": \"/a\", \"items\": []}",
        "{\"links\": [{\"rel\": \"prev\"}], \"items\": []}",
        "[{\"next\": \"/a\"}]",
        "\"next\"",
        "{\"items\": [], ",
        ""
      })
  void thereIsNoneOrItIsPartOfARecord(String document) {
    assertThat(next.find(document.getBytes(UTF_8), "/items")).isEmpty();
  }

  @Test
  void besideTheRecordsIsEverythingOnTheWayToThem() {
    String document =
        "{\"data\": {\"things\": {\"pageInfo\": {\"hasNextPage\": true}, \"nodes\": []}}}";
    assertThat(next.find(document.getBytes(UTF_8), "/data/things/nodes"))
        .contains(new Named("/data/things/pageInfo/hasNextPage", false));
    assertThat(next.find("{\"next\": \"/a\"}".getBytes(UTF_8), "")).isEmpty();
    assertThat(next.find("{\"next\": [{}]}".getBytes(UTF_8), "/next")).isEmpty();
  }

  @Test
  void anAddressIsReadWhereItIs() throws UnusableDocument {
    byte[] document =
        "{\"a\": {\"next\": \"/b\", \"none\": null, \"no\": false, \"empty\": \"\"}}"
            .getBytes(UTF_8);
    assertThat(next.address(document, "/a/next")).contains("/b");
    for (String pointer : List.of("/a/none", "/a/no", "/a/empty", "/a/elsewhere", "/b/next")) {
      assertThat(next.address(document, pointer)).as(pointer).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"next\": 2}|there is a number at /next, not an address",
        "{\"next\": 0}|there is a number at /next, not an address",
        "{\"next\": true}|there is a boolean at /next, not an address",
        "{\"next\": {\"href\": \"/b\"}}|there is an object at /next, not an address",
        "{\"next\": []}|there is an array at /next, not an address",
        "{\"next\": null, \"next\": \"/b\"}|an object has the name 'next' twice"
      })
  void whatCanBeNoAddressIsNotTakenForTheLastPage(String document, String problem) {
    assertThatThrownBy(() -> next.address(document.getBytes(UTF_8), "/next"))
        .isInstanceOf(UnusableDocument.class)
        .hasMessage(problem);
  }
}
