@NullMarked
package dev.weir.local.statemachine.lambda;

import org.jspecify.annotations.NullMarked;
