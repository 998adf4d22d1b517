package dev.weir.statemachine.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A state has been left.
 *
 * @param assigned variables, not yet in the scope
 * @param next empty at the end
 */
record Left(ObjectNode assigned, JsonNode output, Optional<String> next) {}
