package dev.weir.message;

import java.util.Map;
import java.util.Optional;

/** A named query. Parameter values are text, parsed by the declared types. */
public record QueryRequest(
    String pipeline, String query, Map<String, String> parameters, Optional<Integer> limit) {}
