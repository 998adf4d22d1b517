@NullMarked
package dev.weir.statemachine.language;

import org.jspecify.annotations.NullMarked;
