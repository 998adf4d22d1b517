package dev.weir.simulation.sql;

/**
 * @param schema empty where the statement names none
 */
public record TableRef(String schema, String name) {
  public static TableRef parse(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? new TableRef("", text)
        : new TableRef(text.substring(0, dot), text.substring(dot + 1));
  }

  @Override
  public String toString() {
    return schema.isEmpty() ? name : schema + "." + name;
  }
}
