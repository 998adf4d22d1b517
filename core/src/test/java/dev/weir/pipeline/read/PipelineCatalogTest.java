package dev.weir.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineCatalogTest {
  @TempDir Path folder;

  @BeforeEach
  void aPipeline() throws IOException {
    Files.createDirectories(folder.resolve("pipelines/shop"));
    Files.writeString(folder.resolve("pipelines/shop/pipeline.yaml"), Examples.SMALL);
    Files.writeString(folder.resolve("secret.csv"), "value,translation\na,b\n");
  }

  private PipelineCatalog catalog() {
    return new PipelineCatalog(folder.resolve("pipelines"));
  }

  @Test
  void pipelinesAreNamedByTheirFolders() {
    assertThat(catalog().names()).containsExactly("shop");
    assertThat(catalog().read("shop").pipeline().name()).isEqualTo("shop");
    assertThat(new PipelineCatalog(folder.resolve("none")).names()).isEmpty();
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> catalog().read("shpo"))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-1009 Cannot find a pipeline in ")
        .hasMessageEndingWith("'shpo' is not a pipeline. Pipelines: shop. Did you mean 'shop'?");
    assertThatThrownBy(() -> catalog().read("../shop"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("'../shop' is not a pipeline");
  }

  @Test
  void aPipelineIsCalledLikeItsFolder() throws IOException {
    Files.move(folder.resolve("pipelines/shop"), folder.resolve("pipelines/store"));
    assertThatThrownBy(() -> catalog().read("store"))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(
            "pipeline.yaml:1:7 name: 'shop' is not the name of the folder it is in: write store, or rename the folder");
  }

  @Test
  void aMappingIsACsvOfTwoColumnsWithAHeader() throws IOException {
    mapping("\uFEFFname,code\r\nNew York,NY\r\n\"Washington, \"\"D.C.\"\"\",DC\r\n\r\nempty,\n");
    assertThat(catalog().mapping("shop", "m.csv"))
        .containsEntry("New York", "NY")
        .containsEntry("Washington, \"D.C.\"", "DC")
        .containsEntry("empty", "")
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name,code\\na,b,c      | 'm.csv' line 2 has 3 columns, not 2 (value, translation)
          name,code\\na,b\\na,c  | 'm.csv' line 3 translates 'a' a second time
          name,code\\n"a,b       | 'm.csv' line 2 has a quote that is never closed
          name,code\\n"a"b,c     | 'm.csv' line 2 goes on after a closing quote
          """)
  void aWrongMappingIsRefusedWithItsLine(String csv, String problem) throws IOException {
    mapping(csv.replace("\\n", "\n"));
    assertThatThrownBy(() -> catalog().mapping("shop", "m.csv"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void noMappingIsReadFromOutsideThePipelinesFolder() throws IOException {
    Files.createSymbolicLink(
        folder.resolve("pipelines/shop/link.csv"), folder.resolve("secret.csv"));
    for (String file : new String[] {"../../secret.csv", "link.csv"}) {
      assertThatThrownBy(() -> catalog().mapping("shop", file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + file + "' is not in the pipeline's folder: copy it to ");
    }
    assertThatThrownBy(() -> catalog().mapping("shop", "none.csv"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'none.csv' is not a file in ");
  }

  private void mapping(String csv) throws IOException {
    Files.writeString(folder.resolve("pipelines/shop/m.csv"), csv);
  }
}
