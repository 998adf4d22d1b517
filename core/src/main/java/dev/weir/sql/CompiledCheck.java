package dev.weir.sql;

import java.util.Optional;

/**
 * A check as SQL over the names of data sets.
 *
 * @param check in words
 * @param sql gives one bigint: how many rows break it
 * @param examples a SELECT of what tells a few rows that break it: their keys, and what the check
 *     reads; empty where no row does, as for a row count
 * @param fails whether a violation stops the run
 */
public record CompiledCheck(String check, String sql, Optional<String> examples, boolean fails) {}
