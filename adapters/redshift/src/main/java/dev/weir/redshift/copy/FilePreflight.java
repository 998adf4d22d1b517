package dev.weir.redshift.copy;

import dev.weir.dataset.DataFile;
import dev.weir.lake.Lake;
import dev.weir.parquet.StoredFile;
import dev.weir.parquet.read.Footers;
import dev.weir.redshift.sql.FoldedNames;
import dev.weir.schema.Column;
import dev.weir.warehouse.TargetLoad;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.parquet.schema.Type;

/**
 * Holds the files that COPY is to read against the staging table, which COPY itself does in words
 * that name neither column nor cure: values go into columns by their order in the file.
 */
public final class FilePreflight {
  /** COPY would take the file for compressed as a whole, by its name. */
  private static final Pattern DECOMPRESSED =
      Pattern.compile(".*\\.(gz|snappy|bz2|lzo|zst|deflate)", Pattern.CASE_INSENSITIVE);

  private final TargetLoad target;
  private final String file;
  private final List<String> problems = new ArrayList<>();

  private FilePreflight(TargetLoad target, String file) {
    this.target = target;
    this.file = file;
  }

  /** One sentence per problem; empty if COPY can read every file. */
  public static List<String> problems(TargetLoad target, Lake lake) {
    List<String> problems = new ArrayList<>();
    for (DataFile data : target.files()) {
      FilePreflight preflight = new FilePreflight(target, lake.location(data.key()));
      preflight.name(data);
      preflight.check(Footers.ofTail(preflight.file, bytes -> lake.tail(data.key(), bytes)), data);
      problems.addAll(preflight.problems);
    }
    return problems;
  }

  private void name(DataFile data) {
    if (DECOMPRESSED.matcher(data.key().name()).matches()) {
      add("COPY would decompress %s because of its name. Let it end in .parquet.".formatted(file));
    }
  }

  private void check(StoredFile stored, DataFile data) {
    if (stored.rows() != data.rows()) {
      add(
          "File %s for %s has %s rows, but the data set says %s. Start a new run."
              .formatted(file, target.table(), stored.rows(), data.rows()));
    }
    List<Type> found = stored.columns().getFields();
    List<String> names = found.stream().map(Type::getName).map(FoldedNames::folded).toList();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        add(
            "File %s has two columns '%s': Redshift does not tell capitals. Rename one in the pipeline (rename)."
                .formatted(file, name));
      }
    }
    if (names.size() != target.schema().columns().size()) {
      add(
          "File %s has %d columns (%s), but the staging table of %s has %d (%s). Start a new run."
              .formatted(
                  file,
                  names.size(),
                  String.join(", ", names),
                  target.table(),
                  target.schema().columns().size(),
                  String.join(", ", target.schema().names())));
      return;
    }
    for (int i = 0; i < names.size(); i++) {
      column(i, names.get(i), found.get(i));
    }
  }

  private void column(int position, String name, Type stored) {
    Column column = target.schema().columns().get(position);
    if (!name.equals(column.name())) {
      add(
          "Column %d of file %s is '%s', but COPY would put it into '%s' of %s: it goes by order, not by name. Start a new run."
              .formatted(position + 1, file, name, column.name(), target.table()));
      return;
    }
    CopyTypes.problem(column.type(), stored)
        .ifPresent(
            problem ->
                add(
                    "Column '%s' of file %s is %s, and Redshift's column is to be %s: %s"
                        .formatted(
                            name,
                            file,
                            CopyTypes.described(stored),
                            column.type().text(),
                            problem)));
  }

  private void add(String problem) {
    problems.add(problem);
  }
}
