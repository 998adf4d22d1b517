/**
 * How a table is to be made beyond its columns: comments, and Redshift's distribution, sort key,
 * encodings and SUPER columns.
 *
 * <p>Start at {@link dev.weir.pipeline.design.TableDesign}.
 */
@NullMarked
package dev.weir.pipeline.design;

import org.jspecify.annotations.NullMarked;
