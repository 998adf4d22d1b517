package dev.weir.pipeline.rules;

import dev.weir.pipeline.place.Positions;
import dev.weir.pipeline.place.Problems;
import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Notation.Header;
import dev.weir.pipeline.source.Notation.Layout;
import dev.weir.pipeline.source.Notation.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How a source's records are written fits their format, and itself. */
final class NotationRules {
  private static final List<String> OF_FIELDS =
      List.of("delimiter", "quote", "escape", "header", "skip", "max-field-lines");
  private static final List<String> OF_VALUES = List.of("decimal", "thousands", "null");
  private static final List<String> OF_TEXT =
      List.of("decimal", "thousands", "null", "encoding", "records");
  private static final Pattern POSITION = Pattern.compile("[1-9][0-9]{0,4}");

  private final Positions positions;
  private final Problems problems;
  private final String source;

  NotationRules(Positions positions, Problems problems, String source) {
    this.positions = positions;
    this.problems = problems;
    this.source = source;
  }

  void check(Format format, Notation notation, Map<String, Field> columns) {
    if (!format.isDelimited()) {
      OF_FIELDS.forEach(key -> needless(key, format, "csv and tsv have it"));
    }
    if (format == Format.TEXT) {
      OF_VALUES.forEach(key -> needless(key, format, "its lines are kept as they are"));
    }
    if (format.isTyped()) {
      OF_TEXT.forEach(key -> needless(key, format, "its values have types"));
    }
    if (format == Format.XML) {
      needless("encoding", format, "an XML document says so in its own declaration");
    }
    if (format.isDelimited()) {
      layout(format, notation.layout());
      positions(notation.layout().header(), columns);
    }
    numbers(notation.numbers());
  }

  private void needless(String key, Format format, String reason) {
    if (positions.has(source + "." + key)) {
      problem(key, "does not go with the format %s: %s".formatted(word(format), reason));
    }
  }

  private static String word(Format format) {
    return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void layout(Format format, Layout layout) {
    char delimiter = layout.delimiter().orElse(format.delimiter());
    if (layout.quote().orElse(format.quote()) == delimiter) {
      problem("delimiter", "'%c' is the quote too: choose another".formatted(delimiter));
    }
    if (layout.escape().filter(escape -> escape == delimiter).isPresent()) {
      problem("escape", "'%c' is the delimiter too: choose another".formatted(delimiter));
    }
  }

  private void positions(Header header, Map<String, Field> columns) {
    if (header == Header.FIRST_LINE) {
      return;
    }
    columns.forEach(
        (name, field) -> {
          if (!POSITION.matcher(field.path()).matches()) {
            problem(
                "columns." + name + ".path",
                "'%s' is not a position: without a header it is a number from 1"
                    .formatted(field.path()));
          }
        });
  }

  private void numbers(Numbers numbers) {
    if (numbers.thousands().filter(mark -> mark == numbers.decimal()).isPresent()) {
      problem(
          "thousands",
          "'%c' stands before the fraction too: write decimal: \"%c\", or another mark here"
              .formatted(numbers.decimal(), numbers.decimal() == ',' ? '.' : ','));
    }
  }

  private void problem(String key, String message) {
    problems.add(positions, source + "." + key, message);
  }
}
