/**
 * What a page of a run is gathered from.
 *
 * <p>Start at {@link dev.weir.cli.report.HiddenColumnsTest}.
 */
@NullMarked
package dev.weir.cli.report;

import org.jspecify.annotations.NullMarked;
