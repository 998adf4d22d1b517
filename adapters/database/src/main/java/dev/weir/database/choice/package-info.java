/**
 * The source database that a connection names: for planning and for extracting, on a laptop and on
 * AWS.
 *
 * <p>Start at {@link dev.weir.database.choice.Databases}.
 */
@NullMarked
package dev.weir.database.choice;

import org.jspecify.annotations.NullMarked;
