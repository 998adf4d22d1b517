package dev.weir.page.dataset;

import dev.weir.page.html.Element;
import java.util.Locale;

/** How something came out, in a word, a mark and a colour: each alone says it. The worst first. */
public enum Health {
  BAD("failed", "✗"),
  ABSENT("not made", "–"),
  ODD("worth a look", "!"),
  GOOD("good", "✓");

  private final String word;
  private final String mark;

  Health(String word, String mark) {
    this.word = word;
    this.mark = mark;
  }

  public String word() {
    return word;
  }

  /** The class of what has this colour. */
  public String look() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mark and the word. */
  public Element badge() {
    return badge(word);
  }

  /** The mark and another word. */
  public Element badge(String said) {
    return Element.of(
        "span.badge." + look(),
        Element.of("span", mark).with("aria-hidden", "true"),
        Element.of("span", " " + said));
  }
}
