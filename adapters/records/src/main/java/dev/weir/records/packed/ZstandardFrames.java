package dev.weir.records.packed;

import com.github.luben.zstd.ZstdIOException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Says of damage what it is, and leaves other failures as they are. */
final class ZstandardFrames extends FilterInputStream {
  ZstandardFrames(InputStream frames) {
    super(frames);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (ZstdIOException e) {
      ZipException damage = new ZipException("Zstandard says: " + e.getMessage());
      damage.initCause(e);
      throw damage;
    }
  }
}
