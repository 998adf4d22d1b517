package dev.weir.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.run.RunContext;
import java.time.Instant;
import java.util.Optional;

/**
 * The end of a run. Either {@code context} is there (the last state of a good run asks) or {@code
 * detail} (the event that EventBridge sends when an execution failed, timed out or was aborted; its
 * other fields are ignored).
 *
 * @param startedAt when the execution of a good run started; a detail says it itself
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReportRequest(
    Optional<RunContext> context, Optional<Instant> startedAt, Optional<JsonNode> detail) {}
