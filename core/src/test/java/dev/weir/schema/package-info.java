/** Tests of dev.weir.schema. */
@NullMarked
package dev.weir.schema;

import org.jspecify.annotations.NullMarked;
