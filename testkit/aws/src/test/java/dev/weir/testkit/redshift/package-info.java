/** The rules of the stand-in, one test each, through the SDK's client. */
@NullMarked
package dev.weir.testkit.redshift;

import org.jspecify.annotations.NullMarked;
