package dev.weir.cli.connection;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a source could read.
 *
 * @param name as a source writes it: a table, a file's path, or the path of a request
 * @param rows estimated; empty where nobody knows
 * @param bytes empty where nobody says
 * @param key columns of the primary key; empty where there is none, or it is not known
 * @param columns by name, with their types as pipelines write them; empty where they were not
 *     looked for
 * @param source lines that a source of it would have beside its name; empty for a table, whose
 *     columns need not be written
 * @param problem why its columns cannot be told
 */
record Discovered(
    String name,
    Optional<Long> rows,
    Optional<Long> bytes,
    List<String> key,
    Map<String, String> columns,
    List<String> source,
    Optional<String> problem) {}
