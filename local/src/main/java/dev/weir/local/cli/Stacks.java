package dev.weir.local.cli;

import dev.weir.local.stack.Stack;
import dev.weir.local.stack.StackAddress;

/** How a command comes to a stack. */
@FunctionalInterface
interface Stacks {
  /** Whoever asked for it closes it. */
  Stack find(StackAddress address);
}
