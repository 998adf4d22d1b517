/** Tests of dev.weir.lake. */
@NullMarked
package dev.weir.lake;

import org.jspecify.annotations.NullMarked;
