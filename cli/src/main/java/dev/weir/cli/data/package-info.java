/**
 * Looking at data: of a run, of a source, of the warehouse.
 *
 * <p>Start at {@link dev.weir.cli.data.QueryCommand}.
 */
@NullMarked
package dev.weir.cli.data;

import org.jspecify.annotations.NullMarked;
