@NullMarked
package dev.weir.statemachine.interpreter;

import org.jspecify.annotations.NullMarked;
