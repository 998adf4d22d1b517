@NullMarked
package dev.weir.statemachine.reading;

import org.jspecify.annotations.NullMarked;
