/**
 * What became of a run, as the report function writes it and people and programs read it.
 *
 * <p>Start at {@link dev.weir.report.Report}.
 */
@NullMarked
package dev.weir.report;

import org.jspecify.annotations.NullMarked;
