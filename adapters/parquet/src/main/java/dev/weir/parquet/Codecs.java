package dev.weir.parquet;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ParquetDecodingException;
import org.xerial.snappy.Snappy;

/**
 * Snappy and Zstandard straight over their native libraries: parquet-java's own factory would build
 * a Hadoop configuration. An instance is for one thread; its compressors reuse their buffer, so
 * that what one returns is valid until the next call.
 */
public final class Codecs implements CompressionCodecFactory {
  private static final int ZSTD_LEVEL = 3;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    return switch (codec) {
      case SNAPPY -> new Compressor(codec, Snappy::maxCompressedLength, Codecs::snappy);
      case ZSTD ->
          new Compressor(codec, length -> (int) Zstd.compressBound(length), Codecs::zstandard);
      case UNCOMPRESSED, GZIP, LZO, BROTLI, LZ4, LZ4_RAW ->
          throw new IllegalArgumentException("Weir does not write " + codec);
    };
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> new Decompressor(in -> in.length, Codecs::copy);
      case SNAPPY ->
          new Decompressor(
              Snappy::uncompressedLength, (in, out) -> Snappy.uncompress(in, 0, in.length, out, 0));
      case ZSTD ->
          new Decompressor(
              Zstd::getFrameContentSize, (in, out) -> (int) checked(Zstd.decompress(out, in)));
      case GZIP, LZO, BROTLI, LZ4, LZ4_RAW ->
          throw new ParquetDecodingException(
              "it is compressed with " + codec + ", which Weir does not read");
    };
  }

  @Override
  public void release() {
    // Nothing native outlives a call.
  }

  private static byte[] array(BytesInput bytes) throws IOException {
    return bytes.toInputStream().readNBytes(Math.toIntExact(bytes.size()));
  }

  private static int snappy(byte[] input, byte[] output) throws IOException {
    return Snappy.compress(input, 0, input.length, output, 0);
  }

  private static int zstandard(byte[] input, byte[] output) throws IOException {
    return (int)
        checked(
            Zstd.compressByteArray(output, 0, output.length, input, 0, input.length, ZSTD_LEVEL));
  }

  private static int copy(byte[] input, byte[] output) {
    System.arraycopy(input, 0, output, 0, input.length);
    return input.length;
  }

  private static long checked(long result) throws IOException {
    if (Zstd.isError(result)) {
      throw new IOException("Zstandard: " + Zstd.getErrorName(result));
    }
    return result;
  }

  @FunctionalInterface
  private interface Transformation {
    /** Returns how many bytes of {@code output} are filled. */
    int apply(byte[] input, byte[] output) throws IOException;
  }

  /** What compressed bytes say that they become; 0 or less if they say nothing. */
  @FunctionalInterface
  private interface Promise {
    long of(byte[] compressed) throws IOException;
  }

  @FunctionalInterface
  private interface Bound {
    int of(int length);
  }

  private static final class Compressor implements BytesInputCompressor {
    private final CompressionCodecName codec;
    private final Bound bound;
    private final Transformation transformation;
    private byte[] buffer = new byte[0];

    Compressor(CompressionCodecName codec, Bound bound, Transformation transformation) {
      this.codec = codec;
      this.bound = bound;
      this.transformation = transformation;
    }

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      byte[] input = array(bytes);
      int room = bound.of(input.length);
      if (buffer.length < room) {
        buffer = new byte[room];
      }
      return BytesInput.from(buffer, 0, transformation.apply(input, buffer));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return codec;
    }

    @Override
    public void release() {
      buffer = new byte[0];
    }
  }

  private record Decompressor(Promise promise, Transformation transformation)
      implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
      byte[] input = array(bytes);
      long promised = promise.of(input);
      // Before there is room for it: a damaged header may say two gigabytes.
      if (promised > 0) {
        compare(promised, decompressedSize);
      }
      byte[] output = new byte[decompressedSize];
      compare(transformation.apply(input, output), decompressedSize);
      return BytesInput.from(output);
    }

    private static void compare(long length, int expected) throws IOException {
      if (length != expected) {
        throw new IOException(
            "A page has %d bytes, its header says %d".formatted(length, expected));
      }
    }

    @Override
    public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int size)
        throws IOException {
      byte[] compressed = new byte[compressedSize];
      input.get(compressed);
      output.put(array(decompress(BytesInput.from(compressed), size)));
    }

    @Override
    public void release() {
      // Holds nothing.
    }
  }
}
