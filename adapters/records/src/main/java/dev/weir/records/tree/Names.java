package dev.weir.records.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of objects in one another, to find those that an object has twice. */
final class Names {
  private static final int FEW = 16;

  private @Nullable String[] few = new @Nullable String[FEW];
  private int end;
  private int[] starts = new int[FEW];
  private int depth;
  private final List<@Nullable Set<String>> many = new ArrayList<>();

  /** An object begins. */
  void enter() {
    if (depth == starts.length) {
      starts = Arrays.copyOf(starts, 2 * depth);
    }
    starts[depth++] = end;
    many.add(null);
  }

  /** The object ends. */
  void leave() {
    end = starts[--depth];
    many.removeLast();
  }

  /** Out of all objects, wherever it is. */
  void clear() {
    end = 0;
    depth = 0;
    many.clear();
  }

  /** Whether the object has it for the first time. */
  boolean add(String name) {
    Set<String> set = many.getLast();
    if (set != null) {
      return set.add(name);
    }
    for (int i = starts[depth - 1]; i < end; i++) {
      if (name.equals(few[i])) {
        return false;
      }
    }
    keep(name);
    return true;
  }

  private void keep(String name) {
    if (end == few.length) {
      few = Arrays.copyOf(few, 2 * end);
    }
    few[end++] = name;
    int start = starts[depth - 1];
    if (end - start > FEW) {
      Set<String> set = HashSet.newHashSet(2 * FEW);
      for (int i = start; i < end; i++) {
        set.add(String.valueOf(few[i]));
      }
      many.set(depth - 1, set);
    }
  }
}
