package dev.weir.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedValuesTest {
  @Test
  void a_secret_of_values_by_name_is_no_address() {
    String secret = "{\"TOKEN\": \"s3cret\", \"n\": 1}";
    assertThat(NamedValues.isOne(secret)).isTrue();
    assertThat(NamedValues.of(secret, "TOKEN")).contains("s3cret");
    assertThat(NamedValues.of(secret, "n")).isEmpty();
    assertThat(NamedValues.of(secret, "OTHER")).isEmpty();
  }

  @Test
  void addresses_and_credentials_of_databases_are_none() {
    assertThat(NamedValues.isOne("https://user:password@host/")).isFalse();
    assertThat(NamedValues.isOne("{\"username\": \"a\", \"password\": \"b\"}")).isFalse();
    assertThat(NamedValues.isOne("{\"password\": \"b\"}")).as("a mistake, to be told").isFalse();
    assertThat(NamedValues.of("https://user:password@host/", "TOKEN")).isEmpty();
  }
}
