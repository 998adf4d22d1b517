/** Tests of dev.weir.value. */
@NullMarked
package dev.weir.value;

import org.jspecify.annotations.NullMarked;
