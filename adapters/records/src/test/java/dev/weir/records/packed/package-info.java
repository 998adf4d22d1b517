/** Tests. */
@NullMarked
package dev.weir.records.packed;

import org.jspecify.annotations.NullMarked;
