package dev.weir.folder;

import dev.weir.lake.Lake;
import dev.weir.testkit.LakeContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FolderLakeTest implements LakeContract {
  private FolderLake lake;

  @BeforeEach
  void open(@TempDir Path root) {
    lake = new FolderLake(root.resolve("lake"));
  }

  @Override
  public Lake lake() {
    return lake;
  }
}
