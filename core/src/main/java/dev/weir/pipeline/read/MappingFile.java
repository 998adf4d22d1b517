package dev.weir.pipeline.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CSV of two columns with a header; a field in double quotes may hold commas and line ends. */
final class MappingFile {
  private final String name;
  private final String text;
  private int at;
  private int line = 1;

  private MappingFile(String name, String text) {
    this.name = name;
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * @param name for messages
   * @throws IllegalArgumentException naming the line that is wrong
   */
  static Map<String, String> parse(String name, String text) {
    return new MappingFile(name, text).rows();
  }

  private Map<String, String> rows() {
    Map<String, String> mapping = new LinkedHashMap<>();
    boolean header = true;
    while (at < text.length()) {
      int start = line;
      List<String> row = row();
      if (row.equals(List.of(""))) {
        continue;
      }
      if (row.size() != 2) {
        throw wrong(start, "has " + row.size() + " columns, not 2 (value, translation)");
      }
      if (!header && mapping.put(row.get(0), row.get(1)) != null) {
        throw wrong(start, "translates '" + row.get(0) + "' a second time");
      }
      header = false;
    }
    return mapping;
  }

  private List<String> row() {
    List<String> fields = new ArrayList<>();
    while (true) {
      fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
        continue;
      }
      endOfLine();
      return fields;
    }
  }

  private String plain() {
    int start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    int start = line;
    for (at++; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '"' && !text.startsWith("\"\"", at)) {
        at++;
        return field.toString();
      }
      if (character == '"') {
        at++;
      } else if (character == '\n') {
        line++;
      }
      field.append(character);
    }
    throw wrong(start, "has a quote that is never closed");
  }

  private void endOfLine() {
    if (text.startsWith("\r\n", at)) {
      at++;
    }
    if (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      throw wrong(line, "goes on after a closing quote: double quotes within quotes");
    }
    at++;
    line++;
  }

  private IllegalArgumentException wrong(int lineNumber, String what) {
    return new IllegalArgumentException("'%s' line %d %s".formatted(name, lineNumber, what));
  }
}
