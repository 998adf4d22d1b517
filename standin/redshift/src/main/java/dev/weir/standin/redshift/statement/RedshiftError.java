package dev.weir.standin.redshift.statement;

/** An error as Redshift reports it. */
public final class RedshiftError extends RuntimeException {
  private final String text;

  public RedshiftError(String message) {
    this(message, "", "ERROR: " + message);
  }

  public RedshiftError(String message, String detail) {
    this(message, detail, "ERROR: " + message + "\n  Detail: " + detail);
  }

  private RedshiftError(String message, String detail, String text) {
    super(detail.isEmpty() ? message : message + ": " + detail);
    this.text = text;
  }

  public static RedshiftError syntax(String near) {
    return new RedshiftError("syntax error at or near \"%s\"".formatted(near));
  }

  /** As Redshift writes it. */
  public String text() {
    return text;
  }
}
