package dev.weir.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
  /** COPY takes a file for compressed as a whole where its name ends so. */
  @ParameterizedTest
  @ValueSource(strings = {"course", "gz", "snappy", "bz2"})
  void a_file_is_never_called_like_a_compressed_one(String dataSet) {
    RunFolder folder = new RunFolder(RunId.scheduled("shop", Instant.EPOCH));

    assertThat(folder.part(dataSet, "gz", 1).name()).isEqualTo("part-gz-00001.parquet");
    assertThat(folder.rejects(dataSet, "gz", 1).name()).isEqualTo("part-gz-00001.parquet");
  }
}
