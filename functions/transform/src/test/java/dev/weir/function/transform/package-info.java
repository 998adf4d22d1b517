/** Tests of the transform function, on a lake in a folder. */
@NullMarked
package dev.weir.function.transform;

import org.jspecify.annotations.NullMarked;
