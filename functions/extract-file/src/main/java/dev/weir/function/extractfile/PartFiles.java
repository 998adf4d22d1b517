package dev.weir.function.extractfile;

import dev.weir.source.Glob;
import dev.weir.source.SourceFiles.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Of the files that match a path, those with data, and those that were left out. */
final class PartFiles {
  private static final String HIDING = "._";
  private static final int SHOWN = 5;

  private final List<SourceFile> data = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  /**
   * Leaves out the ones that systems put beside data, as {@code _SUCCESS}, {@code ._a.csv} and what
   * lies in {@code _temporary/}: a part of their name that the path does not name itself begins
   * with a dot or an underscore.
   */
  PartFiles(String path, List<SourceFile> files) {
    String named = Glob.parse(path, "the folder").start();
    for (SourceFile file : files) {
      if (isHidden(file.name(), named)) {
        leftOut.add(file.name() + " (hidden)");
      } else {
        data.add(file);
      }
    }
  }

  private static boolean isHidden(String name, String named) {
    int start = 0;
    while (start < name.length()) {
      if (start >= named.length() && HIDING.indexOf(name.charAt(start)) >= 0) {
        return true;
      }
      int slash = name.indexOf('/', start);
      start = slash < 0 ? name.length() : slash + 1;
    }
    return false;
  }

  List<SourceFile> data() {
    return data;
  }

  /** A file turns out to have nothing in it. */
  void empty(SourceFile file) {
    leftOut.add(file.name() + " (empty)");
  }

  boolean hasLeftOut() {
    return !leftOut.isEmpty();
  }

  /** As in {@code 2 files left out: a/_SUCCESS (hidden), a/b.csv (empty)}. */
  String leftOut() {
    return "%d %s left out: %s%s"
        .formatted(
            leftOut.size(),
            leftOut.size() == 1 ? "file" : "files",
            String.join(", ", leftOut.subList(0, Math.min(SHOWN, leftOut.size()))),
            leftOut.size() > SHOWN ? ", …" : "");
  }
}
