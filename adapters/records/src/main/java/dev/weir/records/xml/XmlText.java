package dev.weir.records.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML document, in the encoding that it says (XML 1.0, appendix F). The JDK's
 * parser would find that out too, but prints to stderr what it cannot decode.
 */
final class XmlText {
  private static final int DECLARATION_BYTES = 512;
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] BIG_ENDIAN_MARK = {(byte) 0xFE, (byte) 0xFF};
  private static final byte[] LITTLE_ENDIAN_MARK = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] BIG_ENDIAN = {0, '<', 0};
  private static final byte[] LITTLE_ENDIAN = {'<', 0};

  private final byte[] start;
  private final InputStream rest;
  private final Charset charset;

  private XmlText(byte[] start, InputStream rest, Charset charset) {
    this.start = start;
    this.rest = rest;
    this.charset = charset;
  }

  /**
   * @throws UnsupportedCharsetException if nobody knows the encoding that it says
   */
  static XmlText of(InputStream document) throws IOException {
    byte[] start = document.readNBytes(DECLARATION_BYTES);
    if (begins(start, UTF_8_MARK)) {
      byte[] marked = Arrays.copyOfRange(start, UTF_8_MARK.length, start.length);
      return new XmlText(marked, document, StandardCharsets.UTF_8);
    }
    return new XmlText(start, document, charset(start));
  }

  /** UTF-16 takes a byte order mark away itself. */
  private static Charset charset(byte[] start) {
    if (begins(start, BIG_ENDIAN_MARK) || begins(start, LITTLE_ENDIAN_MARK)) {
      return StandardCharsets.UTF_16;
    }
    if (begins(start, BIG_ENDIAN)) {
      return StandardCharsets.UTF_16BE;
    }
    return begins(start, LITTLE_ENDIAN) ? StandardCharsets.UTF_16LE : declared(start);
  }

  private static Charset declared(byte[] start) {
    Matcher matcher = ENCODING.matcher(new String(start, StandardCharsets.ISO_8859_1));
    String name = matcher.find() ? matcher.group(1) : "UTF-8";
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException _) {
      throw new UnsupportedCharsetException(name);
    }
  }

  private static boolean begins(byte[] start, byte[] mark) {
    return start.length >= mark.length
        && Arrays.equals(start, 0, mark.length, mark, 0, mark.length);
  }

  /** For people. */
  String encoding() {
    return charset.name();
  }

  /** All of it, in bytes. */
  InputStream bytes() {
    return new SequenceInputStream(new ByteArrayInputStream(start), rest);
  }

  /** Fails where a byte is not of the encoding. */
  Reader characters(InputStream bytes) {
    return new InputStreamReader(
        bytes,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }
}
