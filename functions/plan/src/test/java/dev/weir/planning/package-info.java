/** Tests of the plan function with a real SQL engine and a real folder as lake. */
@NullMarked
package dev.weir.planning;

import org.jspecify.annotations.NullMarked;
