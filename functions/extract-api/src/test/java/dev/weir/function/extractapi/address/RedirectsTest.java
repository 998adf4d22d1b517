package dev.weir.function.extractapi.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
  private static final Map<String, String> NAMES =
      Map.of(
          "api.example.org", "93.184.215.14",
          "www.example.org", "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
          "intern.example.org", "10.1.2.3",
          "other.intern.example.org", "192.168.1.1");

  private final Redirects redirects = new Redirects(new Networks(RedirectsTest::addresses));

  private static InetAddress[] addresses(String host) throws UnknownHostException {
    String address = NAMES.getOrDefault(host, host);
    if (!address.matches("[\\d.]+|.*:.*")) {
      throw new UnknownHostException(host);
    }
    return InetAddress.getAllByName(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:8080/",
        "http://[::1]/",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "http://172.31.0.1/",
        "http://192.168.0.1/",
        "http://100.64.0.1/",
        "http://[fd00:ec2::254]/",
        "http://[fe80::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://intern.example.org/"
      })
  void whatIsOutInTheOpenLeadsNowhereInside(String location) {
    assertThatThrownBy(() -> next("http://api.example.org/v1", location))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-3108 Cannot read http://api.example.org/v1: it leads to ")
        .hasMessageContaining("which is in a private network, and the one who says so is not");
  }

  @Test
  void elsewhereInTheOpenOrFromInsideToInsideIsFollowed() {
    for (String location :
        new String[] {"http://www.example.org/", "http://nowhere.example.org/", "/v2?a=b"}) {
      assertThat(next("http://api.example.org/v1", location)).isNotNull();
    }
    assertThat(next("http://intern.example.org/v1", "http://other.intern.example.org/"))
        .isEqualTo(URI.create("http://other.intern.example.org/"));
    assertThat(next("http://127.0.0.1/v1", "http://localhost/")).hasHost("localhost");
  }

  private URI next(String at, String location) {
    return redirects.next(URI.create(at), URI.create(at), location, 0);
  }
}
