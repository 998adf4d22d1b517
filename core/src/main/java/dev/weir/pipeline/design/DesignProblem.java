package dev.weir.pipeline.design;

/**
 * What is wrong with a design.
 *
 * @param key below the target, from its dot: {@code .redshift.sort[0]}
 * @param message for people
 */
public record DesignProblem(String key, String message) {}
