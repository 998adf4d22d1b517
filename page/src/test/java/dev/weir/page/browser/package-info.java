/**
 * A browser without a window, driven by tests.
 *
 * <p>Start at {@link dev.weir.page.browser.Chromium}.
 */
@NullMarked
package dev.weir.page.browser;

import org.jspecify.annotations.NullMarked;
