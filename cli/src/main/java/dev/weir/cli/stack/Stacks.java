package dev.weir.cli.stack;

import dev.weir.stack.Stack;
import dev.weir.stack.call.StackAddress;

/** How a command comes to a stack. */
@FunctionalInterface
public interface Stacks {
  /** Whoever asked for it closes it. */
  Stack find(StackAddress address);
}
