/** Tests of the report function. */
@NullMarked
package dev.weir.report;

import org.jspecify.annotations.NullMarked;
