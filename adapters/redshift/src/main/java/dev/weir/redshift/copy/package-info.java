/**
 * COPY from Parquet: the manifest that names the files, what is looked at before because COPY would
 * not say it, and what COPY says in other words.
 *
 * <p>Start at {@link dev.weir.redshift.copy.FilePreflight}.
 */
@NullMarked
package dev.weir.redshift.copy;

import org.jspecify.annotations.NullMarked;
