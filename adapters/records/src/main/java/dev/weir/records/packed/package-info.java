/**
 * Files that are packed as a whole, unpacked as a stream.
 *
 * <p>Start at {@link dev.weir.records.packed.Packed}.
 */
@NullMarked
package dev.weir.records.packed;

import org.jspecify.annotations.NullMarked;
