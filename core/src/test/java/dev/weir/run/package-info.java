/** Tests of dev.weir.run. */
@NullMarked
package dev.weir.run;

import org.jspecify.annotations.NullMarked;
