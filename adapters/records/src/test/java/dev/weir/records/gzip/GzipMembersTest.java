package dev.weir.records.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipMembersTest {
  private static final byte[] FIRST = packed("a,b\n1,2\n");
  private static final byte[] SECOND = packed("3,4\n");

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 4096})
  void members_are_one_file_whatever_the_buffer(int buffer) throws IOException {
    assertThat(text(joined(FIRST, SECOND), buffer)).isEqualTo("a,b\n1,2\n3,4\n");
    assertThat(text(FIRST, buffer)).isEqualTo("a,b\n1,2\n");
    assertThat(text(packed(""), buffer)).isEmpty();
  }

  @Test
  void padding_between_and_behind_members_is_skipped() throws IOException {
    byte[] padding = new byte[1000];

    assertThat(text(joined(FIRST, padding, SECOND, padding), 64)).isEqualTo("a,b\n1,2\n3,4\n");
  }

  @Test
  void a_header_with_all_its_fields_is_read() throws IOException {
    byte[] fields =
        joined(
            new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3},
            new byte[] {3, 0, 'x', 'y', 'z'},
            "name\0comment\0".getBytes(StandardCharsets.ISO_8859_1),
            new byte[] {1, 2});

    assertThat(text(joined(fields, Arrays.copyOfRange(FIRST, 10, FIRST.length)), 8))
        .isEqualTo("a,b\n1,2\n");
  }

  @Test
  void what_is_no_member_behind_one_fails() {
    assertThatThrownBy(() -> text(joined(FIRST, "3,4\n".getBytes(StandardCharsets.UTF_8)), 64))
        .isInstanceOf(ZipException.class)
        .hasMessage("what follows a member at byte %d is not gzip".formatted(FIRST.length + 1));
  }

  @Test
  void what_is_no_gzip_fails() {
    assertThatThrownBy(() -> text("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), 64))
        .isInstanceOf(ZipException.class)
        .hasMessage("it is not in gzip format");
  }

  @Test
  void cut_at_any_byte_it_fails_but_between_members() throws IOException {
    byte[] whole = joined(FIRST, SECOND);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length == FIRST.length) {
        assertThat(text(cut, 16)).isEqualTo("a,b\n1,2\n");
      } else {
        assertThatThrownBy(() -> text(cut, 16))
            .as("cut to %d of %d bytes", length, whole.length)
            .isInstanceOf(ZipException.class);
      }
    }
  }

  @Test
  void a_changed_byte_of_what_is_packed_or_its_checksum_fails() {
    for (int at = 10; at < FIRST.length; at++) {
      byte[] changed = FIRST.clone();
      changed[at] ^= 0x55;
      assertThatThrownBy(() -> text(changed, 16))
          .as("byte %d", at)
          .isInstanceOf(ZipException.class);
    }
  }

  @Test
  void large_members_are_as_the_jdk_unpacks_them() throws IOException {
    byte[] large = new byte[1 << 20];
    new Random(7).nextBytes(large);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(large);
      gzip.write(new byte[1 << 20]);
    }

    try (GzipMembers ours = new GzipMembers(new ByteArrayInputStream(packed.toByteArray()), 4096);
        GZIPInputStream theirs =
            new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
      assertThat(ours.readAllBytes()).isEqualTo(theirs.readAllBytes());
    }
  }

  private static String text(byte[] file, int buffer) throws IOException {
    try (GzipMembers members = new GzipMembers(new ByteArrayInputStream(file), buffer)) {
      return new String(members.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError("In memory, nothing fails", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
