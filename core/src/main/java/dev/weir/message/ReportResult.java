package dev.weir.message;

/**
 * @param report key of the report in the lake
 */
public record ReportResult(String runId, String status, String report) {}
