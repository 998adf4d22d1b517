/**
 * A run as a page for people.
 *
 * <p>Start at {@link dev.weir.cli.report.ReportCommand}.
 */
@NullMarked
package dev.weir.cli.report;

import org.jspecify.annotations.NullMarked;
