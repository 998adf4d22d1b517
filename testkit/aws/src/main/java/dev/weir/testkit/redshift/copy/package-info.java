/**
 * COPY from Parquet files in S3, as strict as Redshift Spectrum.
 *
 * <p>Start at {@link dev.weir.testkit.redshift.copy.Copy}.
 */
@NullMarked
package dev.weir.testkit.redshift.copy;

import org.jspecify.annotations.NullMarked;
