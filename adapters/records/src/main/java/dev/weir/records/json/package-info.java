/**
 * Records of JSON: of a document, or one a line.
 *
 * <p>Start at {@link dev.weir.records.json.JsonRecords}.
 */
@NullMarked
package dev.weir.records.json;

import org.jspecify.annotations.NullMarked;
