/** Tests of the records of executions, with real processes. */
@NullMarked
package dev.weir.local.runs;

import org.jspecify.annotations.NullMarked;
