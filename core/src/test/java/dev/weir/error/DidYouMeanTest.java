package dev.weir.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
  private static final List<String> KEYS = List.of("from", "table", "write", "keys");

  @Test
  void oneWrongLetterIsNear() {
    assertThat(DidYouMean.nearest("tabel", KEYS)).contains("table");
    assertThat(DidYouMean.nearest("tabbe", KEYS)).contains("table");
  }

  @Test
  void twoSwappedLettersAreNear() {
    assertThat(DidYouMean.nearest("wirte", KEYS)).contains("write");
  }

  @Test
  void caseDoesNotCountWhateverTheLocale() {
    assertThat(DidYouMean.nearest("WRITE", KEYS)).contains("write");
  }

  @Test
  void anotherWordIsNotNear() {
    assertThat(DidYouMean.hint("columns", KEYS)).isEmpty();
  }

  @Test
  void allThatWouldBeValidIsNamed() {
    assertThat(DidYouMean.notOne("frm", "key", KEYS))
        .isEqualTo("'frm' is not a key. Keys: from, table, write, keys. Did you mean 'from'?");
  }
}
