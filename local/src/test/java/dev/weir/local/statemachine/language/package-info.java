@NullMarked
package dev.weir.local.statemachine.language;

import org.jspecify.annotations.NullMarked;
