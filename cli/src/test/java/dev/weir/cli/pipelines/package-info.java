/** The pipelines of this project from end to end, held against what was computed without Weir. */
@NullMarked
package dev.weir.cli.pipelines;

import org.jspecify.annotations.NullMarked;
