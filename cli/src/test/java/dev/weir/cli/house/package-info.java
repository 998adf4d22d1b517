/**
 * Which room may use which, as <a href="../../../../../../../docs/architecture.md">the
 * architecture</a> says.
 *
 * <p>Start at {@link dev.weir.cli.house.HouseTest}.
 */
@NullMarked
package dev.weir.cli.house;

import org.jspecify.annotations.NullMarked;
