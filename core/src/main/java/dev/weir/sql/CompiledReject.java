package dev.weir.sql;

/**
 * Rows that a step takes out.
 *
 * @param step as in {@code validate-date: created_at}
 * @param sql gives reason and record, both text, in this order: the rows that are in no other
 *     reject and not in the result
 */
public record CompiledReject(String step, String sql) {}
