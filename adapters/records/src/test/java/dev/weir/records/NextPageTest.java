package dev.weir.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.records.json.NextPage;
import dev.weir.records.json.NextPage.Named;
import dev.weir.records.rows.RecordLimits;
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
        "{\"next\": \"https://h/a?page=2\", \"items\": []}|/next|ADDRESS",
        "{\"items\": [], \"paging\": {\"next\": \"/a?page=2\"}}|/paging/next|ADDRESS",
        "{\"items\": [], \"_links\": {\"next\": {\"href\": \"?page=2\"}}}|/_links/next/href|ADDRESS",
        "{\"items\": [], \"@odata.nextLink\": \"https://h/\"}|/@odata.nextLink|ADDRESS",
        "{\"items\": [], \"next_page\": 2}|/next_page|VALUE",
        "{\"items\": [], \"meta\": {\"nextPageToken\": \"abc\"}}|/meta/nextPageToken|VALUE",
        "{\"items\": [], \"paging\": {\"next\": {\"after\": \"abc\"}}}|/paging/next|FLAG",
        "{\"items\": [], \"has_more\": true}|/has_more|FLAG",
        "{\"items\": [], \"a/b\": {\"hasNextPage\": true}}|/a~1b/hasNextPage|FLAG",
        "{\"link\": [{\"relation\": \"self\"}, {\"relation\": \"next\"}]}|/link/1|FLAG"
      })
  void aFieldBesideTheRecordsNamesThePage(String document, String pointer, NextPage.Kind kind) {
    assertThat(next.find(document.getBytes(UTF_8), "/items")).contains(new Named(pointer, kind));
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
        .contains(new Named("/data/things/pageInfo/hasNextPage", NextPage.Kind.FLAG));
    assertThat(next.find("{\"next\": \"/a\"}".getBytes(UTF_8), "")).isEmpty();
    assertThat(next.find("{\"next\": [{}]}".getBytes(UTF_8), "/next")).isEmpty();
  }
}
