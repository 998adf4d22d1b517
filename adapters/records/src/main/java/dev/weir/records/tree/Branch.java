package dev.weir.records.tree;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in records that columns look at, or below which they do. */
final class Branch {
  private static final int NO_INDEX = -1;

  private final String name;
  private final int index;
  private final Map<String, Branch> members = new HashMap<>();
  private int elements;

  /** Of the columns that read what is here, by their numbers. */
  private final List<Integer> columns = new ArrayList<>();

  private Branch(String name, int index) {
    this.name = name;
    this.index = index;
  }

  /** The records themselves. */
  static Branch root() {
    return new Branch("", NO_INDEX);
  }

  void add(JsonPointer path, int column) {
    if (path.matches()) {
      columns.add(column);
    } else {
      elements = Math.max(elements, path.getMatchingIndex() + 1);
      members
          .computeIfAbsent(
              path.getMatchingProperty(), name -> new Branch(name, path.getMatchingIndex()))
          .add(path.tail(), column);
    }
  }

  List<Integer> columns() {
    return columns;
  }

  boolean isLeaf() {
    return members.isEmpty();
  }

  /** Whether all that is below it are elements of an array. */
  boolean hasElementsOnly() {
    return !members.isEmpty()
        && members.values().stream().noneMatch(member -> member.index == NO_INDEX);
  }

  /** Its name where it is a member of an object. */
  String name() {
    return name;
  }

  /** Its index where it is an element of an array; -1 if it is none. */
  int index() {
    return index;
  }

  Collection<Branch> below() {
    return members.values();
  }

  @Nullable Branch member(String name) {
    return members.get(name);
  }

  @Nullable Branch element(int at) {
    if (at < elements) {
      for (Branch member : members.values()) {
        if (member.index == at) {
          return member;
        }
      }
    }
    return null;
  }
}
