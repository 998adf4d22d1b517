/** Tests of what may go. */
@NullMarked
package dev.weir.laptop.clean;

import org.jspecify.annotations.NullMarked;
