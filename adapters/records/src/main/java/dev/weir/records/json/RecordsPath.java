package dev.weir.records.json;

/**
 * Where the records of a JSON document are.
 *
 * @param pointer JSON Pointer to the array or object
 * @param members whether they are the members of the object there
 */
record RecordsPath(String pointer, boolean members) {
  private static final String MEMBERS = "/*";

  /**
   * @param records as a pipeline has it: with {@code /*} at its end, the members of an object
   */
  static RecordsPath of(String records) {
    return records.endsWith(MEMBERS)
        ? new RecordsPath(records.substring(0, records.length() - MEMBERS.length()), true)
        : new RecordsPath(records, false);
  }
}
