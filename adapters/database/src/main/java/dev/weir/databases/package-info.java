/**
 * The source database that a connection names: for planning and for extracting, on a laptop and on
 * AWS.
 *
 * <p>Start at {@link dev.weir.databases.Databases}.
 */
@NullMarked
package dev.weir.databases;

import org.jspecify.annotations.NullMarked;
