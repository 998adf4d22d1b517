package dev.weir.standin.redshift.copy;

import dev.weir.standin.redshift.statement.RedshiftError;

/** Errors in the block of lines that Redshift puts under them. */
final class Diagnostics {
  private Diagnostics() {}

  static RedshiftError error(String message, int code, String context) {
    return new RedshiftError(
        message,
        """

          -----------------------------------------------
          error:  %s
          code:      %d
          context:   %s
          query:     1
          location:  stand-in
          process:   stand-in
          -----------------------------------------------
        """
            .formatted(message, code, context));
  }

  static RedshiftError spectrum(int code, String context) {
    return error("Spectrum Scan Error", code, context);
  }
}
