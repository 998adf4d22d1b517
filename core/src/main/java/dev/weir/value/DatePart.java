package dev.weir.value;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A date format, taken apart. */
sealed interface DatePart {
  /** Whether it begins with a digit, or may. */
  boolean isDigits();

  String regex();

  record Literal(String text) implements DatePart {
    @Override
    public boolean isDigits() {
      return Numeral.isDigit(text.charAt(0));
    }

    @Override
    public String regex() {
      return text.chars()
          .mapToObj(c -> (c < 0x80 && !Character.isLetterOrDigit(c) ? "\\" : "") + (char) c)
          .collect(Collectors.joining());
    }
  }

  /**
   * @param exact whether a digit follows, so that its end can be told by its length alone
   */
  record Read(DateField field, boolean exact) implements DatePart {
    @Override
    public boolean isDigits() {
      return field.isNumber();
    }

    @Override
    public String regex() {
      return field.regex(exact);
    }
  }

  /**
   * @throws IllegalArgumentException in words that go on behind "is no date format: "
   */
  static List<DatePart> of(String pattern) {
    List<DatePart> parts = new ArrayList<>();
    for (int at = 0; at < pattern.length(); ) {
      int end = end(pattern, at);
      String text = pattern.substring(at, end);
      parts.add(text.charAt(0) == '%' ? directive(text) : new Literal(text));
      at = end;
    }
    for (int i = parts.size() - 2; i >= 0; i--) {
      if (parts.get(i) instanceof Read read && parts.get(i + 1).isDigits()) {
        parts.set(i, new Read(read.field(), true));
      }
    }
    return parts;
  }

  private static int end(String pattern, int start) {
    if (pattern.charAt(start) != '%') {
      int percent = pattern.indexOf('%', start);
      return percent < 0 ? pattern.length() : percent;
    }
    return Math.min(pattern.length(), start + (pattern.startsWith("-", start + 1) ? 3 : 2));
  }

  private static DatePart directive(String text) {
    if (text.equals("%%")) {
      return new Literal("%");
    }
    return DateField.of(text.substring(1))
        .map(field -> new Read(field, false))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is none of %s, %%%%.".formatted(text, DateField.all())));
  }
}
