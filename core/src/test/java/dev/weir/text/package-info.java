/** Tests of dev.weir.text. */
@NullMarked
package dev.weir.text;

import org.jspecify.annotations.NullMarked;
