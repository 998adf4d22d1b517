package dev.weir.pipeline;

import dev.weir.pipeline.source.Source;
import dev.weir.pipeline.source.Source.DatabaseSource;
import java.util.List;

/**
 * How a connection's {@code max-connections} is shared: {@code sources} times {@code parts} is
 * never more.
 *
 * @param sources that are read at the same time, at least 1
 * @param parts that each may be read in, at least 1
 * @param waiting whether fewer sources are read at once than could be, as one is to be read in more
 *     parts
 */
public record Budget(int sources, int parts, boolean waiting) {
  /**
   * Sources of one connection before parts of one source, for small tables are the rule; but parts
   * that a source asks for come first.
   */
  public static Budget of(Pipeline pipeline, String connection) {
    int max = pipeline.connection(connection).maxConnections();
    List<Source> all =
        pipeline.sources().values().stream()
            .filter(source -> source.connection().equals(connection))
            .toList();
    int asked = all.stream().mapToInt(Budget::asked).max().orElse(1);
    int wanted = Math.clamp(all.size(), 1, max);
    int sources = Math.min(wanted, max / Math.min(asked, max));
    return new Budget(sources, max / sources, sources < wanted);
  }

  private static int asked(Source source) {
    return source instanceof DatabaseSource database ? database.parts().orElse(1) : 1;
  }
}
