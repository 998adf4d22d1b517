@NullMarked
package dev.weir.local.statemachine;

import org.jspecify.annotations.NullMarked;
