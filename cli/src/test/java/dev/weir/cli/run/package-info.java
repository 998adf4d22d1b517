/** Tests of what people are told of runs. */
@NullMarked
package dev.weir.cli.run;

import org.jspecify.annotations.NullMarked;
