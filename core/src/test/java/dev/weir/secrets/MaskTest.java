package dev.weir.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.error.CoreError;
import dev.weir.error.TransientException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {
  private static final Mask API =
      ConnectionUri.parse("api", "https://planted-user:p%22l%2Fanted@api/v1?key=planted-key&as=csv")
          .mask();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "planted-user",
        "p\"l/anted",
        "p%22l%2Fanted",
        "p\\\"l/anted",
        "planted-key",
        "cGxhbnRlZC11c2VyOnAibC9hbnRlZA==",
      })
  void however_a_secret_is_written_it_is_hidden(String written) {
    assertThat(API.of("The server says <" + written + ">.")).isEqualTo("The server says <***>.");
  }

  @Test
  void plain_words_stay() {
    assertThat(API.of("api/v1 sends no csv")).isEqualTo("api/v1 sends no csv");
    assertThat(mask("postgresql://postgres:postgres@localhost/shop").of("user \"postgres\""))
        .isEqualTo("user \"postgres\"");
    assertThat(mask("postgresql://etl:abc@localhost/shop").of("abcdef")).isEqualTo("abcdef");
    assertThat(mask("postgresql://etl:s3cret@db/shop?sslmode=require").of("etl require"))
        .isEqualTo("etl require");
  }

  @Test
  void an_address_in_a_foreign_text_loses_its_users_and_options() {
    assertThat(Mask.NONE.foreign("no answer of https://a:b@c@h:1/p/q?x=1&y=2, nor 'ftp://t@h'"))
        .isEqualTo("no answer of https://***@h:1/p/q?x=***&y=***, nor 'ftp://***@h'");
  }

  @ParameterizedTest
  @CsvSource({
    "https://g.example.com/v1/users?$filter=abc, https://g.example.com/v1/users?$filter=***",
    "https://h/$metadata?$1=abc&${x}=2, https://h/$metadata?$1=***&${x}=***",
    "https://h/a\\b?c\\d=e\\f, https://h/a\\b?c\\d=***",
  })
  void names_of_options_stay_whatever_they_are_written_with(String text, String masked) {
    assertThat(Mask.NONE.foreign(text)).isEqualTo(masked);
  }

  @Test
  void how_to_write_an_address_stays() {
    String advice = "Set X=mysql://user:password@host:3306/database?ssl-mode=required.";

    assertThat(API.of(advice)).isEqualTo(advice);
    assertThat(Mask.withoutUsers(advice)).isEqualTo(advice);
    assertThat(Mask.withoutUsers("postgresql://etl:x@db/shop"))
        .isEqualTo("postgresql://***@db/shop");
  }

  @Test
  void the_longest_secret_goes_first() {
    assertThat(new Mask(List.of("planted", "planted-longer")).of("planted-longer"))
        .isEqualTo("***");
  }

  @Test
  void a_failure_keeps_its_class_and_number() {
    TransientException failure =
        new TransientException(CoreError.PIPELINE_BUSY, "Cannot go on: planted-key.");

    assertThat(API.of(failure))
        .isInstanceOf(TransientException.class)
        .hasMessage("WEIR-1007 Cannot go on: ***.")
        .hasNoCause();
    assertThat(Mask.NONE.of(failure)).isSameAs(failure);
  }

  @Test
  void its_text_shows_no_secret() {
    assertThat(API.toString()).doesNotContain("planted");
  }

  private static Mask mask(String address) {
    return ConnectionUri.parse("x", address).mask();
  }
}
