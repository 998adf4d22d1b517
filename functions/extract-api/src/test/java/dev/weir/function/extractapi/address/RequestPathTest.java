package dev.weir.function.extractapi.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTest {
  @ParameterizedTest
  @CsvSource({
    "/a|b,/a%7Cb",
    "/a b?q=x y,/a%20b?q=x%20y",
    "/ü,/%C3%BC",
    "/😀,/%F0%9F%98%80",
    "/a\\b^c`d<e>\"f\",/a%5Cb%5Ec%60d%3Ce%3E%22f%22",
    "/%24filter=a%20eq%201,/%24filter=a%20eq%201",
    "/50%,/50%25",
    "/%zz,/%25zz",
    "/%１２,/%25%EF%BC%91%EF%BC%92",
    "/a#b,/a%23b",
    "/[x]?filter[x]=1,/%5Bx%5D?filter[x]=1",
    "'/a;b=1,2/:@!$&''()*+~-._?c=/?','/a;b=1,2/:@!$&''()*+~-._?c=/?'"
  })
  void whatNoAddressMayHaveIsPercentEncoded(String written, String sent) {
    assertThat(RequestPath.encoded(written)).isEqualTo(sent);
    assertThat(URI.create("https://h" + sent)).hasHost("h");
  }

  @Test
  void everyCharacterMakesAnAddress() {
    for (int character = 0; character < 0x10000; character++) {
      String path = "/a" + (char) character + "?b" + (char) character;
      assertThat(URI.create("https://h" + RequestPath.encoded(path)).getHost())
          .as("U+%04X", character)
          .isEqualTo("h");
    }
  }
}
