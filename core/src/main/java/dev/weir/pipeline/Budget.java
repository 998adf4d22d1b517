package dev.weir.pipeline;

/**
 * How a connection's {@code max-connections} is shared: {@code sources} times {@code parts} is
 * never more.
 *
 * @param sources that are read at the same time, at least 1
 * @param parts that each may be read in, at least 1
 */
public record Budget(int sources, int parts) {
  /** Sources of one connection before parts of one source: small tables are the rule. */
  public static Budget of(Pipeline pipeline, String connection) {
    int max = pipeline.connection(connection).maxConnections();
    long wanted =
        pipeline.sources().values().stream()
            .filter(source -> source.connection().equals(connection))
            .count();
    int sources = Math.clamp(wanted, 1, max);
    return new Budget(sources, max / sources);
  }
}
