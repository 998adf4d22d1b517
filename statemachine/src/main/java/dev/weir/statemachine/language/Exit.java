package dev.weir.statemachine.language;

import dev.weir.statemachine.expression.Template;
import java.util.Optional;

/**
 * How a state is left, by itself, by a choice or by a catcher.
 *
 * @param assign variables to set; sees the old ones
 * @param output empty: what the state has by itself
 * @param next empty: the state machine, or the iteration, ends here
 */
public record Exit(
    Optional<Template.Members> assign, Optional<Template> output, Optional<String> next) {}
