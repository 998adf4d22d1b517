package dev.weir.page.html;

import java.util.List;

/** A piece of a page. There is no way to make one of markup in a text: texts are shown. */
public sealed interface Html permits Element, Html.Text, Html.Pieces {
  Html NOTHING = new Pieces(List.of());

  void write(StringBuilder page);

  static Html text(String text) {
    return new Text(text);
  }

  static Html all(Html... pieces) {
    return new Pieces(List.of(pieces));
  }

  static Html all(List<? extends Html> pieces) {
    return new Pieces(List.copyOf(pieces));
  }

  /** Shown as it is. */
  record Text(String text) implements Html {
    @Override
    public void write(StringBuilder page) {
      escape(text, page);
    }

    /** Control characters, which HTML cannot say, are shown as what they are: not readable. */
    static void escape(String text, StringBuilder page) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '&' -> page.append("&amp;");
          case '<' -> page.append("&lt;");
          case '>' -> page.append("&gt;");
          case '"' -> page.append("&quot;");
          case '\'' -> page.append("&#39;");
          case '\n', '\t' -> page.append(c);
          default -> page.append(Character.isISOControl(c) ? '\uFFFD' : c);
        }
      }
    }
  }

  /** One after the other. */
  record Pieces(List<Html> pieces) implements Html {
    @Override
    public void write(StringBuilder page) {
      pieces.forEach(piece -> piece.write(page));
    }
  }
}
