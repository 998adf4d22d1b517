/** Tests. */
@NullMarked
package dev.weir.records.gzip;

import org.jspecify.annotations.NullMarked;
