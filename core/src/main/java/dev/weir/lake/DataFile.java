package dev.weir.lake;

/**
 * A Parquet file of a data set.
 *
 * @param rows as its footer says
 */
public record DataFile(LakeKey key, long rows, long bytes) {}
