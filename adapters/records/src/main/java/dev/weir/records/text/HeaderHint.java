package dev.weir.records.text;

import java.util.List;

/** What a header that does not fit looks like, and the line to write for it. */
final class HeaderHint {
  private static final List<String> DELIMITERS = List.of(";", "\t", "|", ",");

  private HeaderHint() {}

  /** A clause to put behind what is wrong; empty where it looks like nothing. */
  static String of(List<String> names) {
    String all = String.join("", names);
    if (all.indexOf('\0') >= 0) {
      return ". It looks like UTF-16: write  encoding: utf-16"
          + (all.charAt(0) == '\0' ? "be" : "le");
    }
    if (names.size() != 1) {
      return "";
    }
    return DELIMITERS.stream()
        .filter(all::contains)
        .findFirst()
        .map(
            delimiter ->
                ". It looks separated by another character: write  delimiter: \"%s\""
                    .formatted(delimiter.replace("\t", "\\t")))
        .orElse("");
  }

  /** Of a header that is not UTF-8. */
  static String ofLetters() {
    return ". If it comes from Excel or an old system, write  encoding: windows-1252";
  }
}
