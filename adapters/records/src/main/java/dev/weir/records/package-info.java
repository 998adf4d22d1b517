/**
 * Records in lines, CSV, TSV, JSON and XML, read as a stream into rows of declared columns. What
 * does not fit is rejected, record by record, and never stops the rest.
 *
 * <p>Start at {@link dev.weir.records.Records}.
 */
@NullMarked
package dev.weir.records;

import org.jspecify.annotations.NullMarked;
