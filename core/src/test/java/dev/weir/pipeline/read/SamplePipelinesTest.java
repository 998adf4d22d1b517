package dev.weir.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SamplePipelinesTest {
  private final PipelineCatalog catalog =
      new PipelineCatalog(Path.of(System.getProperty("weir.root", "."), "pipelines"));

  @Test
  void everyPipelineThatComesWithWeirCanBeRead() {
    assertThat(catalog.names()).contains("course-ratings", "files", "hacker-news", "store");
    assertThat(catalog.names())
        .allSatisfy(name -> assertThat(catalog.read(name).pipeline().name()).isEqualTo(name));
  }

  @Test
  void itsMappingFilesCanBeRead() {
    assertThat(catalog.mapping("store", "states.csv")).containsEntry("New York", "NY");
  }
}
