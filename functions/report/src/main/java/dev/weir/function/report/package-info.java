/**
 * The end of a run, good or bad: its report in the lake, and the pipeline free for the next run.
 *
 * <p>Start at {@link dev.weir.function.report.ReportService}.
 */
@NullMarked
package dev.weir.function.report;

import org.jspecify.annotations.NullMarked;
