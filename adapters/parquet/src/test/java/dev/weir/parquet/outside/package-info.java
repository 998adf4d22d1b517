/** Tests. */
@NullMarked
package dev.weir.parquet.outside;

import org.jspecify.annotations.NullMarked;
