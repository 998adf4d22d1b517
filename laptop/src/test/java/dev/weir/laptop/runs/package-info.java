/** Tests of the records of executions, with real processes. */
@NullMarked
package dev.weir.laptop.runs;

import org.jspecify.annotations.NullMarked;
