package dev.weir.page.run;

/** Scripts that list what people could not read or reach. */
final class Accessibility {
  /** Texts whose contrast with what is behind them is below 4.5, as WCAG AA has it. */
  static final String CONTRAST =
      """
      (() => {
        const rgb = text => text.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => {
          const [x, y, z] = [r, g, b].map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
          return .2126 * x + .7152 * y + .0722 * z;
        };
        const ground = e => {
          while (e) {
            const color = rgb(getComputedStyle(e).backgroundColor);
            if (color.length === 3 || color[3] > 0) return color;
            e = e.parentElement;
          }
          return [255, 255, 255];
        };
        const wrong = [];
        for (const e of document.querySelectorAll('body *:not(svg *):not(script)')) {
          const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
          if (!own || !e.checkVisibility()) continue;
          const [a, b] = [light(rgb(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
          const ratio = (a + .05) / (b + .05);
          if (ratio < 4.5) wrong.push(`${e.tagName}.${e.className} ${ratio.toFixed(2)} ${e.textContent.slice(0, 30)}`);
        }
        return wrong;
      })()""";

  /**
   * Links, fields, pictures and tables that have no name, headings out of order, ids used twice.
   */
  static final String NAMES =
      """
      (() => {
        const wrong = [];
        for (const e of document.querySelectorAll('a, summary')) {
          if (!e.textContent.trim()) wrong.push('no text: ' + e.outerHTML.slice(0, 60));
        }
        for (const e of document.querySelectorAll('input')) {
          if (!e.labels.length) wrong.push('no label: ' + e.outerHTML);
        }
        for (const e of document.querySelectorAll('svg')) {
          if (!e.getAttribute('aria-label') && !e.querySelector('title') && e.getAttribute('aria-hidden') !== 'true') {
            wrong.push('no name: ' + e.outerHTML.slice(0, 60));
          }
        }
        for (const e of document.querySelectorAll('table')) {
          if (!e.querySelector('thead th')) wrong.push('no heads: ' + e.className);
        }
        const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
        wrong.push(...ids.filter((id, i) => ids.indexOf(id) !== i));
        for (const e of document.querySelectorAll('a[href^="#"]')) {
          if (!document.getElementById(e.getAttribute('href').slice(1))) wrong.push('leads nowhere: ' + e.getAttribute('href'));
        }
        if (document.querySelectorAll('main').length !== 1 || document.querySelectorAll('h1').length !== 1) {
          wrong.push('not one main and one h1');
        }
        if (!document.documentElement.lang) wrong.push('no language');
        return wrong;
      })()""";

  private Accessibility() {}
}
