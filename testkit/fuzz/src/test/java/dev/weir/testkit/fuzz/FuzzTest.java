package dev.weir.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class FuzzTest {
  @Test
  @DisabledIfSystemProperty(named = "weir.fuzz.seconds", matches = ".*")
  void theSameInputsAreTriedEachTimeTheSeedsFirst() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    fuzz().run(input -> first.add(HexFormat.of().formatHex(input)));
    fuzz().run(input -> second.add(HexFormat.of().formatHex(input)));
    assertThat(first).hasSizeGreaterThan(500).startsWith(hex("one,two"), hex("\"a\"\n"));
    assertThat(first.stream().distinct().count()).isGreaterThan(250);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void whatFailsIsMadeSmallAndKept() throws Exception {
    assertThatThrownBy(
            () ->
                fuzz()
                    .run(
                        input -> {
                          if (new String(input, StandardCharsets.ISO_8859_1).contains("XYZ")) {
                            throw new IllegalStateException("found it");
                          }
                        }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("(3 bytes)")
        .hasMessageContaining("found it")
        .hasCauseInstanceOf(IllegalStateException.class)
        .satisfies(e -> assertThat(Files.readString(kept(e))).isEqualTo("XYZ"));
  }

  @Test
  void anInputThatIsNeverDoneIsKeptAsItIs() {
    CountDownLatch never = new CountDownLatch(1);
    assertThatThrownBy(() -> fuzz().within(Duration.ofMillis(100)).run(input -> never.await()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("It is not done after PT0.1S")
        .satisfies(e -> assertThat(Files.readString(kept(e))).isEqualTo("one,two"));
  }

  private static Path kept(Throwable e) {
    String message = String.valueOf(e.getMessage());
    return Path.of(message.substring(message.indexOf("kept as ") + 8, message.indexOf(" (")));
  }

  private static Fuzz fuzz() {
    return Fuzz.of(FuzzTest.class, "seeds/words", 500, "XYZ");
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
