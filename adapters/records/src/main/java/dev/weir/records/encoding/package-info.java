/**
 * Documents in other encodings, made UTF-8.
 *
 * <p>Start at {@link dev.weir.records.encoding.Utf8}.
 */
@NullMarked
package dev.weir.records.encoding;

import org.jspecify.annotations.NullMarked;
