/**
 * The binary format of COPY, column by column into Parquet values, without an object per value.
 *
 * <p>Start at {@link dev.weir.postgres.source.decode.Decoder}.
 */
@NullMarked
package dev.weir.postgres.source.decode;

import org.jspecify.annotations.NullMarked;
