/** The pipelines of this project from end to end, held against what was computed without Weir. */
@NullMarked
package dev.weir.local.pipelines;

import org.jspecify.annotations.NullMarked;
