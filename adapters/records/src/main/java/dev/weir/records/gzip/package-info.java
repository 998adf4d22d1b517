/**
 * What is packed with gzip, unpacked as a stream without losing anything.
 *
 * <p>Start at {@link dev.weir.records.gzip.GzipMembers}.
 */
@NullMarked
package dev.weir.records.gzip;

import org.jspecify.annotations.NullMarked;
