/**
 * The laptop: the same functions and the same state machine as on AWS, in one process, with
 * embedded source and warehouse.
 *
 * <p>Start at {@link dev.weir.local.Laptop}.
 */
@NullMarked
package dev.weir.local;

import org.jspecify.annotations.NullMarked;
