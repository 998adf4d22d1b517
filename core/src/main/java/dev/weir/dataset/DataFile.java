package dev.weir.dataset;

import dev.weir.lake.LakeKey;

/**
 * A Parquet file of a data set.
 *
 * @param rows as its footer says
 */
public record DataFile(LakeKey key, long rows, long bytes) {}
