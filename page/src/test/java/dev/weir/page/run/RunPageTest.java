package dev.weir.page.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.page.browser.Chromium;
import dev.weir.page.browser.NeedsChromium;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as a browser shows them: clicked, searched, printed, looked at. */
@NeedsChromium
class RunPageTest {
  @TempDir private static Path folder;
  private static Chromium browser;

  @BeforeAll
  static void startBrowser() throws IOException {
    browser = Chromium.start(folder.resolve("profile"));
  }

  @AfterAll
  static void endBrowser() {
    browser.close();
  }

  private static void open(RunFacts facts) throws IOException {
    Path page = Files.createTempFile(folder, "page", ".html");
    browser.look(1280, 900, false);
    browser.open(Files.write(page, RunPage.of(facts)));
  }

  private static String text(String selector) {
    return browser.evaluate("document.querySelector('%s').innerText".formatted(selector)).asText();
  }

  private static int count(String selector) {
    return browser.evaluate("document.querySelectorAll('%s').length".formatted(selector)).asInt();
  }

  static Stream<RunFacts> runs() {
    return Stream.of(Shop.good(), Shop.failed(), Shop.unplanned(), Shop.many(500));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void a_page_asks_for_nothing_and_complains_of_nothing(RunFacts facts) throws IOException {
    open(facts);
    assertThat(browser.problems()).isEmpty();
    assertThat(browser.requests()).isEmpty();
    assertThat(text("h1")).isEqualTo("shop");
  }

  @Test
  void numbers_are_those_of_the_report() throws IOException {
    open(Shop.good());
    assertThat(text(".outcome")).contains("1.33 M rows read, 12 rejected, 4,312 published");
    assertThat(browser.evaluate("document.querySelector('.tile .figure').title").asText())
        .isEqualTo("1,332,323");
    assertThat(text(".balance tbody tr:nth-child(3)"))
        .isEqualTo("orders_valid\t1,284,101\t1,283,990\t0\t111\t= adds up");
    assertThat(text(".strip figcaption")).startsWith("Of the last 30 runs, 28 succeeded");
  }

  @Test
  void a_click_on_a_node_opens_its_data_set() throws IOException {
    open(Shop.good());
    assertThat(count(".dataset[open]")).isZero();
    browser.click("[data-node=orders]");
    assertThat(text(".dataset[open] .name")).contains("orders");
    assertThat(text(".dataset[open] .rejects"))
        .isEqualTo("12 'amount' is no number at orders-2.csv line 88");
  }

  @Test
  void a_link_leads_from_a_data_set_to_those_that_are_made_of_it() throws IOException {
    open(Shop.good());
    browser.click("[data-node=orders]");
    browser.click("#data-orders .lineage a");
    assertThat(browser.evaluate("location.hash").asText()).isEqualTo("#data-orders_valid");
    assertThat(count(".dataset[open]")).isEqualTo(2);
    assertThat(text("#data-orders_valid pre")).contains("WHERE amount > 0");
  }

  @Test
  void values_are_shown_and_not_run() throws IOException {
    open(Shop.good());
    browser.click("[data-node=orders]");
    assertThat(browser.evaluate("document.title").asText()).startsWith("shop");
    assertThat(count("#data-orders script, #data-orders img")).isZero();
    assertThat(text("#data-orders .columns")).contains("<script>");
    assertThat(text("#data-orders table.rows"))
        .contains("onerror")
        .contains("null")
        .contains("\uFFFD");
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void values_that_are_masked_later_are_left_out() throws IOException {
    open(Shop.good());
    browser.click("[data-node=orders]");
    assertThat(text("#data-orders .columns tbody tr:nth-child(2)"))
        .contains("customer_email")
        .contains("not shown: it is masked later on");
  }

  @Test
  void a_search_finds_data_sets_and_columns() throws IOException {
    open(Shop.many(500));
    browser.click("#search");
    browser.type("source_77");
    assertThat(count(".dataset:not([hidden])")).isEqualTo(1);
    assertThat(text("#found")).isEqualTo("1 of 500");
  }

  @Test
  void a_large_graph_opens_on_a_part_of_it() throws IOException {
    open(Shop.many(500));
    assertThat(count("#graph > .graph .node")).isBetween(10, 60);
    assertThat(count(".all .node")).isEqualTo(500);
  }

  @Test
  void a_failure_says_what_to_do() throws IOException {
    open(Shop.failed());
    assertThat(text(".outcome")).startsWith("✗ Failed");
    assertThat(text(".failure")).contains("order_id=1007").contains("Still to be made");
    assertThat(text(".command")).isEqualTo("./weir run shop");
    assertThat(text("[data-node=orders_valid] .note")).isEmpty();
    assertThat(count(".node.bad")).isEqualTo(1);
  }

  @Test
  void on_paper_everything_is_open() throws IOException {
    open(Shop.good());
    assertThat(new String(browser.printed(), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
    browser.evaluate("dispatchEvent(new Event('beforeprint'))");
    assertThat(count(".dataset:not([open])")).isZero();
    browser.evaluate("dispatchEvent(new Event('afterprint'))");
    assertThat(count(".dataset[open]")).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 820, 1280})
  void nothing_sticks_out_at_any_width(int width) throws IOException {
    open(Shop.good());
    browser.look(width, 900, false);
    browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(width);
    assertThat(
            browser.evaluate(
                "[...document.querySelectorAll('summary')].every(s => s.scrollWidth <= s.clientWidth)"))
        .hasToString("true");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void text_can_be_told_from_its_ground_and_controls_have_names(boolean dark) throws IOException {
    open(Shop.good());
    browser.look(1280, 900, dark);
    browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(browser.evaluate(Accessibility.CONTRAST).toString()).isEqualTo("[]");
    assertThat(browser.evaluate(Accessibility.NAMES).toString()).isEqualTo("[]");
  }

  @Test
  void pages_stay_small() {
    assertThat(RunPage.of(Shop.many(20)).length).isLessThan(500_000);
    assertThat(RunPage.of(Shop.many(500)).length).isLessThan(2_000_000);
  }
}
