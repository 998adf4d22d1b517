package dev.weir.redshift.copy;

import dev.weir.error.TerminalException;
import dev.weir.redshift.sql.RedshiftDialect;
import dev.weir.redshift.statement.RedshiftError;
import dev.weir.warehouse.TargetLoad;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What COPY from Parquet says when files do not fit, in other words. */
public final class CopyFailure {
  private static final Pattern TOO_LONG =
      Pattern.compile(
          "length of the data column ['\"]?(?<column>.+?)['\"]? is longer.*?Data: (?<bytes>\\d+)",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern OF_COPY =
      Pattern.compile(
          "spectrum|parquet|manifest|s3serviceexception|\\bs3\\b|\\b150\\d\\d\\b|53002",
          Pattern.CASE_INSENSITIVE);

  private CopyFailure() {}

  /** Empty for what COPY has nothing to do with. */
  public static Optional<RuntimeException> of(TargetLoad target, String error) {
    Matcher tooLong = TOO_LONG.matcher(error);
    if (tooLong.find()) {
      return Optional.of(tooLong(target, tooLong.group("column"), tooLong.group("bytes")));
    }
    if (!OF_COPY.matcher(error).find()) {
      return Optional.empty();
    }
    return Optional.of(
        new TerminalException(
            RedshiftError.COPY_FAILED,
            "Cannot copy the files of %s: Redshift says '%s'. Nothing was changed. The role that COPY reads by needs s3:GetObject and s3:ListBucket on the lake (and its key), the bucket must be in the warehouse's Region, and no policy may refuse pre-signed URLs."
                .formatted(target.table(), error.strip().replaceAll("\\s+", " "))));
  }

  private static TerminalException tooLong(TargetLoad target, String column, String bytes) {
    return new TerminalException(
        RedshiftError.VALUE_TOO_LONG,
        "Cannot stage %s: column '%s' has a value of %s bytes, and a varchar of Redshift's holds %d. Shorten it in the pipeline, for example with sql: left(\"%2$s\", 16000), or split it."
            .formatted(target.table(), column, bytes, RedshiftDialect.VARCHAR_BYTES));
  }
}
