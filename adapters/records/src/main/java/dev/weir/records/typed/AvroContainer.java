package dev.weir.records.typed;

import dev.weir.records.rows.UnusableDocument;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * The frame of an Avro file. It takes the place of Avro's own reader, which holds whole blocks in
 * memory, of whatever size a file says, packed and unpacked.
 */
final class AvroContainer {
  private static final byte[] MAGIC = {'O', 'b', 'j', 1};
  private static final int SYNC_BYTES = 16;

  private final BufferedInputStream input;
  private final BinaryDecoder decoder;
  private final int most;
  private final Map<String, byte[]> header = new HashMap<>();
  private final byte[] sync = new byte[SYNC_BYTES];
  private int block;

  /**
   * @param most bytes of the header
   */
  AvroContainer(InputStream input, int most) {
    this.input = new BufferedInputStream(input);
    this.decoder = DecoderFactory.get().directBinaryDecoder(this.input, null);
    this.most = most;
  }

  /** Where it is being read. */
  String spot() {
    return block == 0 ? "its header" : "block " + block;
  }

  /** Reads the header; false if there is nothing at all. */
  boolean open() throws IOException {
    byte[] magic = input.readNBytes(MAGIC.length);
    if (magic.length == 0) {
      return false;
    }
    if (!Arrays.equals(magic, MAGIC)) {
      throw new AvroDamage("it is not an Avro file");
    }
    long taken = 0;
    for (long left = decoder.readMapStart(); left != 0; left = decoder.mapNext()) {
      for (long i = 0; i < left; i++) {
        byte[] name = bytes();
        byte[] value = bytes();
        taken += name.length + value.length + 1;
        if (taken > most) {
          throw new AvroDamage("its header is larger than %d bytes".formatted(most));
        }
        header.put(new String(name, StandardCharsets.UTF_8), value);
      }
    }
    decoder.readFixed(sync);
    return true;
  }

  private byte[] bytes() throws IOException {
    long length = decoder.readLong();
    if (length < 0 || length > most) {
      throw new AvroDamage("its header has a part of %d bytes".formatted(length));
    }
    byte[] bytes = new byte[(int) length];
    decoder.readFixed(bytes);
    return bytes;
  }

  Schema schema() throws AvroDamage {
    try {
      return new Schema.Parser().setValidateDefaults(false).parse(text("avro.schema"));
    } catch (AvroRuntimeException | StackOverflowError e) {
      throw new AvroDamage("it has no schema that can be read");
    }
  }

  private String text(String name) {
    return new String(header.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  /**
   * The next block, to be read to its end before the one after it; null if there is none.
   *
   * @throws UnusableDocument if it is packed in a way that Weir does not know
   */
  @Nullable AvroBlock next() throws IOException, UnusableDocument {
    block++;
    input.mark(1);
    if (input.read() < 0) {
      return null;
    }
    input.reset();
    long records = decoder.readLong();
    long bytes = decoder.readLong();
    if (records < 0 || bytes < 0) {
      throw new AvroDamage("it has %d records in %d bytes".formatted(records, bytes));
    }
    return new AvroBlock(records, new BlockBytes(input, bytes, sync), text("avro.codec"));
  }
}
