package dev.weir.simulation.sql;

/**
 * @param schema empty where the statement names none
 */
public record TableRef(String schema, String name) {
  @Override
  public String toString() {
    return schema.isEmpty() ? name : schema + "." + name;
  }
}
