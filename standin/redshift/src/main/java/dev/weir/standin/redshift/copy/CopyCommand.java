package dev.weir.standin.redshift.copy;

import dev.weir.standin.redshift.statement.RedshiftError;
import dev.weir.standin.redshift.statement.Sql;
import dev.weir.standin.redshift.statement.TableRef;
import dev.weir.standin.redshift.statement.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code COPY table (columns) FROM 's3://…' IAM_ROLE '…' FORMAT AS PARQUET MANIFEST}.
 *
 * @param columns empty for all, in the table's order
 * @param from an {@code s3://} address: of the manifest, or a prefix
 */
public record CopyCommand(
    TableRef table,
    List<String> columns,
    String from,
    Optional<String> role,
    boolean manifest,
    boolean serializeToJson,
    boolean fillRecord,
    boolean explicitIds) {

  /**
   * The only parameters besides for COPY from columnar formats ("COPY from columnar data formats",
   * copy-usage_notes-copy-from-columnar). MAXERROR, ACCEPTANYDATE, REGION and COMPUPDATE are not.
   */
  private static final Set<String> FLAGS =
      Set.of("manifest", "serializetojson", "fillrecord", "explicit_ids", "acceptinvchars");

  private static final Set<String> KEYS =
      Set.of("credentials", "with", "access_key_id", "secret_access_key", "session_token");

  public CopyCommand {
    columns = List.copyOf(columns);
  }

  /**
   * @throws RedshiftError if Redshift would refuse it
   */
  public static CopyCommand parse(Sql sql) {
    TableRef table = sql.table(1);
    int at = sql.afterTable(1);
    List<String> columns = new ArrayList<>();
    if (sql.at(at).is("(")) {
      int end = sql.afterBracket(at);
      sql.part(at + 1, end - 1).split().forEach(part -> columns.add(part.at(0).name()));
      at = end;
    }
    if (!sql.at(at).is("from") || sql.at(at + 1).kind() != Token.Kind.STRING) {
      throw new RedshiftError("syntax error at or near \"%s\"".formatted(sql.at(at).text()));
    }
    Options options = Options.read(sql, at + 2);
    return new CopyCommand(
        table,
        columns,
        sql.at(at + 1).value(),
        options.role(),
        options.flags().contains("manifest"),
        options.flags().contains("serializetojson"),
        options.flags().contains("fillrecord"),
        options.flags().contains("explicit_ids"));
  }

  private record Options(Optional<String> role, Set<String> flags) {
    static Options read(Sql sql, int from) {
      Optional<String> role = Optional.empty();
      boolean parquet = false;
      List<String> flags = new ArrayList<>();
      int at = from;
      while (at < sql.size()) {
        String word = sql.at(at).name();
        if (word.equals("iam_role")) {
          role = Optional.of(roleAt(sql.at(at + 1)));
          at += 2;
        } else if (word.equals("format")) {
          at += sql.at(at + 1).is("as") ? 2 : 1;
          parquet = isParquet(sql.at(at));
          at++;
        } else if (word.equals("parquet")) {
          parquet = true;
          at++;
        } else if (word.equals("statupdate")) {
          at += sql.at(at + 1).is("on") || sql.at(at + 1).is("off") ? 2 : 1;
        } else if (FLAGS.contains(word)) {
          flags.add(word);
          at++;
        } else if (KEYS.contains(word)) {
          throw onlyRoles();
        } else {
          throw notSupported(sql.at(at));
        }
      }
      if (role.isEmpty()) {
        throw onlyRoles();
      }
      if (!parquet) {
        throw new RedshiftError("the stand-in reads COPY from Parquet files only");
      }
      return new Options(role, Set.copyOf(flags));
    }

    /** Keys in the text are refused: awsdocs/amazon-redshift-developer-guide PR 34. */
    private static RedshiftError onlyRoles() {
      return Diagnostics.error(
          "COPY from this file format only accepts IAM_ROLE credentials.", 8001, "");
    }

    private static String roleAt(Token token) {
      return token.kind() == Token.Kind.STRING ? token.value() : token.name();
    }

    private static boolean isParquet(Token token) {
      if (!token.is("parquet")) {
        throw new RedshiftError("the stand-in reads COPY from Parquet files only");
      }
      return true;
    }

    /** In these words: apache/iggy PR 3654. */
    private static RedshiftError notSupported(Token token) {
      return new RedshiftError(
          "%s argument is not supported for PARQUET based COPY"
              .formatted(token.text().toUpperCase(java.util.Locale.ROOT)));
    }
  }
}
