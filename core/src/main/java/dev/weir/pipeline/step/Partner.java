package dev.weir.pipeline.step;

/**
 * Another data set that a step or a check reads.
 *
 * @param key that names it
 */
public record Partner(String key, String dataSet) {}
