/** Tests of the plan function with a real SQL engine and a real folder as lake. */
@NullMarked
package dev.weir.function.plan;

import org.jspecify.annotations.NullMarked;
