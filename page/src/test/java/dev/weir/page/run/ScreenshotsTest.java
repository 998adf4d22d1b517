package dev.weir.page.run;

import dev.weir.page.browser.Chromium;
import dev.weir.page.browser.NeedsChromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of docs/images. */
@NeedsChromium
@EnabledIfEnvironmentVariable(
    named = "WEIR_SCREENSHOTS",
    matches = ".+",
    disabledReason = "WEIR_SCREENSHOTS names no folder to write pictures into")
class ScreenshotsTest {
  @TempDir private Path folder;

  @Test
  void pages_are_drawn_at_three_widths_in_light_and_dark() throws IOException {
    Path images = Path.of(System.getenv("WEIR_SCREENSHOTS"));
    try (Chromium browser = Chromium.start(folder.resolve("profile"))) {
      for (boolean dark : new boolean[] {false, true}) {
        String colours = dark ? "dark" : "light";
        browser.open(Files.write(folder.resolve("good.html"), RunPage.of(Shop.good())));
        for (int width : new int[] {390, 820, 1280}) {
          browser.look(width, 1180, dark);
          Files.write(
              images.resolve("report-%d-%s.png".formatted(width, colours)), browser.screenshot());
        }
      }
      browser.look(1280, 1180, false);
      browser.click("[data-node=orders]");
      browser.evaluate("document.getElementById('data').scrollIntoView({behavior: 'instant'})");
      Files.write(images.resolve("report-data.png"), browser.screenshot());
      browser.open(Files.write(folder.resolve("failed.html"), RunPage.of(Shop.failed())));
      Files.write(images.resolve("report-failed.png"), browser.screenshot());
    }
  }
}
