package dev.weir.cli.run;

import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Query;
import dev.weir.pipeline.Target;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.schema.ColumnType;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person may want to do with what a run has published. */
record Suggestion(PipelineCatalog catalog) {
  private static final Set<ColumnType> NUMBERS =
      Set.of(ColumnType.Simple.INTEGER, ColumnType.Simple.BIGINT);

  /**
   * @param options what the command must end with; where there are any, the warehouse is not at
   *     hand for SQL, and the pipeline may not be in this clone
   */
  Optional<String> after(String pipeline, String options) {
    if (!options.isEmpty() && !catalog.names().contains(pipeline)) {
      return Optional.empty();
    }
    Pipeline written = catalog.read(pipeline).pipeline();
    return written.queries().entrySet().stream()
        .filter(query -> answeredWithNumbers(query.getValue()))
        .findFirst()
        .map(query -> "query " + pipeline + " " + query.getKey() + arguments(query.getValue()))
        .or(() -> options.isEmpty() ? selected(written) : Optional.empty())
        .map(command -> "./weir " + command + options);
  }

  private static Optional<String> selected(Pipeline written) {
    return written.targets().values().stream()
        .findFirst()
        .map((Target target) -> "sql 'SELECT * FROM " + target.table() + "'");
  }

  /**
   * What is suggested must work when it is copied: any number will do, of texts nobody knows which
   * are there.
   */
  private static boolean answeredWithNumbers(Query query) {
    return required(query).allMatch(parameter -> NUMBERS.contains(parameter.getValue().type()));
  }

  private static String arguments(Query query) {
    return required(query)
        .map(parameter -> " " + parameter.getKey() + "=12")
        .collect(Collectors.joining());
  }

  private static Stream<Entry<String, Query.Parameter>> required(Query query) {
    return query.parameters().entrySet().stream()
        .filter(parameter -> parameter.getValue().defaultValue().isEmpty());
  }
}
