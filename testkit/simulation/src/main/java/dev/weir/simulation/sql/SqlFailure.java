package dev.weir.simulation.sql;

/** A statement failed, as Redshift says it. */
public final class SqlFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SqlFailure(String sentence) {
    super("ERROR: " + sentence, null, false, false);
  }

  public static SqlFailure notThere(TableRef table) {
    return new SqlFailure("relation \"" + table + "\" does not exist");
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
