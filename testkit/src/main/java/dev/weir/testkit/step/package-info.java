/**
 * What steps and checks promise, as contract suites for every engine that runs their SQL.
 *
 * <p>Start at {@link dev.weir.testkit.step.ColumnStepContract}; an engine takes part by a {@link
 * dev.weir.testkit.step.SqlRunner}.
 */
@NullMarked
package dev.weir.testkit.step;

import org.jspecify.annotations.NullMarked;
