package dev.weir.page.timeline;

import java.time.Instant;

/**
 * One call of a function.
 *
 * @param phase of the run: {@code Extract}
 * @param label the data set, or the phase where a call is of no data set
 * @param entered when its state was: until {@code started} it waited
 * @param failed whether it did not come to a good end
 */
record Span(
    String phase, String label, Instant entered, Instant started, Instant ended, boolean failed) {}
