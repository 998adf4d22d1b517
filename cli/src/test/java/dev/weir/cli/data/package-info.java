/** Tests of how data are printed. */
@NullMarked
package dev.weir.cli.data;

import org.jspecify.annotations.NullMarked;
