/** Tests of records: what is read, what is rejected, and what is said about it. */
@NullMarked
package dev.weir.records;

import org.jspecify.annotations.NullMarked;
