/** The rules of the stand-in, one test each, through the SDK's client. */
@NullMarked
package dev.weir.standin.redshift;

import org.jspecify.annotations.NullMarked;
