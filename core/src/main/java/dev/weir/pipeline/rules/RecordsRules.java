package dev.weir.pipeline.rules;

import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.source.Format;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a source says that its records are, and what it reads of them, fit together. */
final class RecordsRules {
  private static final String KEY = "*";
  private static final String MEMBERS = "/*";

  private RecordsRules() {}

  /** What is wrong, by the key below the source. */
  static Map<String, String> problems(Format format, String records, Map<String, Field> columns) {
    Map<String, String> problems = new LinkedHashMap<>();
    boolean members = records.endsWith(MEMBERS);
    String way = members ? records.substring(0, records.length() - MEMBERS.length()) : records;
    if ((way + "/").contains(MEMBERS + "/")) {
      problems.put("records", "has * before its end: it may only be the last part, as in /data/*");
    }
    if (members && format != Format.JSON) {
      problems.put("records", "has * at its end, the members of an object, which only json has");
    }
    boolean named = members && format == Format.JSON;
    columns.forEach(
        (name, field) -> {
          if (field.path().equals(KEY) && format != Format.CSV && format != Format.TSV && !named) {
            problems.put(
                "columns." + name + ".path",
                "is *, the name that a record has in its object: write  records: /*  too, or where"
                    + " the object is, as in /data/*");
          }
        });
    return problems;
  }
}
