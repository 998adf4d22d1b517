/** Tests of dev.weir.secrets. */
@NullMarked
package dev.weir.secrets;

import org.jspecify.annotations.NullMarked;
