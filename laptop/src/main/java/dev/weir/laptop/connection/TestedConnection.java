package dev.weir.laptop.connection;

import dev.weir.error.WeirException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found where a connection leads.
 *
 * @param facts by what they are about, in the order in which people want them
 * @param problems why a run would fail; none if it is as it should be
 */
public record TestedConnection(Map<String, String> facts, List<WeirException> problems) {
  public TestedConnection {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    problems = List.copyOf(problems);
  }
}
