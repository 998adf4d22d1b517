@NullMarked
package dev.weir.statemachine.function;

import org.jspecify.annotations.NullMarked;
