package dev.weir.warehouse;

/**
 * A table that a run does not publish any more, because a newer run of the pipeline has. Rows that
 * are appended go over no others, so that this is never so where they are.
 *
 * @param by the newer run
 * @param reason a sentence: what became of this run's rows
 */
public record OvertakenTable(String table, String by, String reason) {}
