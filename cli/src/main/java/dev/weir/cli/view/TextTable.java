package dev.weir.cli.view;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, aligned. Numbers to the right. */
public final class TextTable {
  private static final String GAP = "  ";

  /** How a column's cells are set. */
  public enum Align {
    LEFT,
    RIGHT
  }

  private final List<String> headers;
  private final List<Align> aligns;
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(List<String> headers, List<Align> aligns) {
    this.headers = List.copyOf(headers);
    this.aligns = List.copyOf(aligns);
  }

  /** One cell per header. Line breaks are shown as a sign. */
  public TextTable row(String... cells) {
    if (cells.length != headers.size()) {
      throw new IllegalArgumentException(
          "A row has " + cells.length + " cells, the table " + headers.size() + " columns");
    }
    rows.add(List.of(cells).stream().map(TextTable::cell).toList());
    return this;
  }

  /** Lines without line ends: headers, a rule, the rows. */
  public List<String> lines() {
    int[] widths = new int[headers.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = width(headers.get(column));
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], width(row.get(column)));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(headers, widths));
    lines.add(rule(widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private static String rule(int[] widths) {
    List<String> dashes = new ArrayList<>();
    for (int width : widths) {
      dashes.add("─".repeat(width));
    }
    return String.join(GAP, dashes);
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String padding = " ".repeat(widths[column] - width(cells.get(column)));
      boolean right = aligns.get(column) == Align.RIGHT;
      line.append(column == 0 ? "" : GAP)
          .append(right ? padding + cells.get(column) : cells.get(column) + padding);
    }
    return line.toString().stripTrailing();
  }

  private static String cell(String text) {
    return text.replaceAll("\\R", "⏎").replaceAll("\\p{Cntrl}", "�");
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
