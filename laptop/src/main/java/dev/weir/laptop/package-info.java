/**
 * The laptop: the same functions and the same state machine as on AWS, in one process, with
 * embedded source and warehouse.
 *
 * <p>Start at {@link dev.weir.laptop.Laptop}.
 */
@NullMarked
package dev.weir.laptop;

import org.jspecify.annotations.NullMarked;
