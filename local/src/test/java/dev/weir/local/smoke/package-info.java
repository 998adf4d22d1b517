/** Tests of the smoke test, against the stand-in. */
@NullMarked
package dev.weir.local.smoke;

import org.jspecify.annotations.NullMarked;
