/**
 * Finds the project that a command is given in, and the variables of its {@code .env}.
 *
 * <p>Start at {@link dev.weir.laptop.project.ProjectFinder}.
 */
@NullMarked
package dev.weir.laptop.project;

import org.jspecify.annotations.NullMarked;
