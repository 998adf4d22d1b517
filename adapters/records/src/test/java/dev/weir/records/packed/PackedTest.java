package dev.weir.records.packed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class PackedTest {
  private static final byte[] FRAME = Zstd.compress("id\n1\n2\n".repeat(100).getBytes(UTF_8));

  @Test
  void theEndingTells() {
    assertThat(Packed.byEnding("a/b.csv.ZST")).contains(Packed.ZSTANDARD);
    assertThat(Packed.byEnding("a/b.csv.gz")).contains(Packed.GZIP);
    assertThat(Packed.byEnding("a.gz/b.csv")).isEmpty();
  }

  @Test
  void allFramesAreUnpacked() throws IOException {
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.writeBytes(FRAME);
    two.writeBytes(FRAME);
    assertThat(unpacked(two.toByteArray())).isEqualTo("id\n1\n2\n".repeat(200));
  }

  @Test
  void whatIsCutOffOrFollowedBySomethingElseIsDamaged() {
    for (int length = 1; length < FRAME.length; length++) {
      byte[] cut = Arrays.copyOf(FRAME, length);
      assertThatThrownBy(() -> unpacked(cut))
          .isInstanceOf(ZipException.class)
          .hasMessageStartingWith("Zstandard says: ");
    }
    assertThatThrownBy(() -> unpacked(Arrays.copyOf(FRAME, FRAME.length + 9)))
        .isInstanceOf(ZipException.class)
        .hasMessageStartingWith("Zstandard says: ");
  }

  private static String unpacked(byte[] stored) throws IOException {
    try (InputStream input = Packed.ZSTANDARD.unpack(new ByteArrayInputStream(stored))) {
      return new String(input.readAllBytes(), UTF_8);
    }
  }
}
