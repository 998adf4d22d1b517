/** Tests of the smoke test, against the stand-in. */
@NullMarked
package dev.weir.stack.smoke;

import org.jspecify.annotations.NullMarked;
