/**
 * HTML that is escaped by construction, and documents that load nothing.
 *
 * <p>Start at {@link dev.weir.page.html.Document}.
 */
@NullMarked
package dev.weir.page.html;

import org.jspecify.annotations.NullMarked;
