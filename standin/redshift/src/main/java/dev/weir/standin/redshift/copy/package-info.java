/**
 * COPY from Parquet files in S3, as strict as Redshift Spectrum.
 *
 * <p>Start at {@link dev.weir.standin.redshift.copy.Copy}.
 */
@NullMarked
package dev.weir.standin.redshift.copy;

import org.jspecify.annotations.NullMarked;
