package dev.weir.pipeline.source;

import java.nio.charset.Charset;
import java.util.Locale;

/** How a file's letters are written as bytes. In a pipeline: utf-8, windows-1252, … */
public enum TextEncoding {
  UTF_8,
  /** With a byte order mark. */
  UTF_16,
  UTF_16LE,
  UTF_16BE,
  ISO_8859_1,
  ISO_8859_2,
  ISO_8859_5,
  ISO_8859_7,
  ISO_8859_9,
  ISO_8859_15,
  WINDOWS_1250,
  WINDOWS_1251,
  WINDOWS_1252,
  WINDOWS_1253,
  WINDOWS_1254,
  WINDOWS_1257,
  IBM437,
  IBM850,
  IBM852,
  KOI8_R,
  SHIFT_JIS,
  EUC_JP,
  EUC_KR,
  BIG5,
  GB18030;

  /** As a pipeline names it, which is a name that Java has for it too. */
  public String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Charset charset() {
    return Charset.forName(written());
  }
}
