package dev.weir.pipeline.keys;

import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Target;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.Comments;
import dev.weir.pipeline.design.Constraints;
import dev.weir.pipeline.design.Constraints.Choice;
import dev.weir.pipeline.design.Distribution;
import dev.weir.pipeline.design.Encoding;
import dev.weir.pipeline.design.RedshiftDesign;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.pipeline.keys.value.Names;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Shape;
import dev.weir.pipeline.shape.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of {@code targets}. */
final class TargetKeys {
  private static final Pattern COMMENT_TEXT = Pattern.compile("[^\\u0000]{1,1000}");
  private static final Shape<String> COMMENT =
      Scalar.parsed("a comment of 1 to 1,000 characters", COMMENT_TEXT, TargetKeys::comment);

  private static final Key<Distribution> DISTRIBUTION =
      Key.defaulted(
          "distribution",
          Scalar.parsed(
              "auto, even, all or key(column)", Distribution.PATTERN, Distribution::parse),
          Distribution.Style.AUTO,
          "auto",
          "How rows are spread over the nodes (DISTSTYLE, DISTKEY).");
  private static final Key<List<String>> SORT =
      Key.defaulted(
          "sort",
          Names.COLUMNS,
          List.of(),
          List.of(),
          "The columns of the compound sort key (SORTKEY). Default: Redshift's choice.");
  private static final Key<Map<String, Encoding>> ENCODINGS =
      Key.defaulted(
          "encodings",
          Mapping.of(
              "a map from columns to encodings",
              Scalar.choice("encoding", List.of(Encoding.values()))),
          Map.of(),
          Map.of(),
          "How columns are compressed (ENCODE): "
              + Stream.of(Encoding.values()).map(Encoding::text).collect(Collectors.joining(", "))
              + ". Default: Redshift's choice.");
  private static final Key<List<String>> SUPER =
      Key.defaulted(
          "super",
          Names.COLUMNS,
          List.of(),
          List.of(),
          "Text columns whose JSON becomes SUPER (JSON_PARSE).");
  private static final Table<RedshiftDesign> REDSHIFT_TABLE =
      Table.of(
          "a design for Redshift",
          "How Redshift stores the table. It is for tables and columns that Weir makes there; other"
              + " warehouses leave it out.",
          List.of(DISTRIBUTION, SORT, ENCODINGS, SUPER),
          fields ->
              new RedshiftDesign(
                  fields.get(DISTRIBUTION),
                  fields.get(SORT),
                  fields.get(ENCODINGS),
                  fields.get(SUPER)));

  private static final Key<String> FROM =
      Key.required("from", Names.DATA_SET_NAME, "The data set that is published.");
  private static final Key<TableName> TABLE =
      Key.required(
          "table",
          Scalar.parsed(
              "a table of the warehouse, as in dwh.course",
              Pattern.compile("[a-z_][a-z0-9_]{0,62}\\.[a-z_][a-z0-9_]{0,62}"),
              TableName::parse),
          "schema.table of the warehouse, in lower case.");
  private static final Key<Write> WRITE =
      Key.defaulted(
          "write",
          Scalar.choice("way to write", List.of(Write.values())),
          Write.REPLACE,
          "replace",
          "replace all rows, append, or merge (rows with the same keys are replaced).");
  private static final Key<List<String>> KEYS =
      Key.defaulted(
          "keys", Names.COLUMNS, List.of(), List.of(), "For merge: columns that identify a row.");
  private static final Key<Boolean> ALLOW_EMPTY =
      Key.defaulted(
          "allow-empty",
          Scalar.bool(),
          false,
          false,
          "Whether replace may leave the table without rows.");
  private static final Key<Optional<String>> TABLE_COMMENT =
      Key.optional("comment", COMMENT, "The comment on the table, for people.");
  private static final Key<Map<String, String>> COLUMN_COMMENTS =
      Key.defaulted(
          "comments",
          Mapping.of("a map from columns to comments", COMMENT),
          Map.of(),
          Map.of(),
          "Comments on columns, for people.");
  private static final Key<RedshiftDesign> REDSHIFT =
      Key.defaulted(
          "redshift",
          REDSHIFT_TABLE,
          RedshiftDesign.AUTOMATIC,
          Map.of(),
          "How Redshift stores the table, where it is the warehouse.");
  private static final Key<Choice> CONSTRAINTS =
      Key.defaulted(
          "constraints",
          Scalar.choice("choice", List.of(Choice.values())),
          Choice.KEEP,
          "keep",
          "keep: a table that Weir makes has the NOT NULL and the keys that its source promises; none: it"
              + " has none.");
  private static final Key<Map<String, String>> RENAMED =
      Key.defaulted(
          "renamed",
          Mapping.of("a map from former names of columns to new ones", Names.COLUMN),
          Map.of(),
          Map.of(),
          "Columns of the table that get another name and keep their values: {email: email_address}.");
  private static final Table<Target> TARGET =
      Table.of(
          "a target",
          "A table of the warehouse and the data set it is written from.",
          List.of(
              FROM,
              TABLE,
              WRITE,
              KEYS,
              ALLOW_EMPTY,
              CONSTRAINTS,
              TABLE_COMMENT,
              COLUMN_COMMENTS,
              SchemaKeys.OF_TARGET,
              RENAMED,
              REDSHIFT),
          fields ->
              new Target(
                  fields.get(FROM),
                  fields.get(TABLE),
                  fields.get(WRITE),
                  fields.get(KEYS),
                  fields.get(ALLOW_EMPTY),
                  new TableDesign(
                      new Comments(fields.get(TABLE_COMMENT), fields.get(COLUMN_COMMENTS)),
                      fields.get(REDSHIFT),
                      Constraints.of(fields.get(CONSTRAINTS)),
                      fields.get(SchemaKeys.OF_TARGET),
                      fields.get(RENAMED))));

  static final Mapping<Target> TARGETS = Names.ofDataSets("a map from names to targets", TARGET);

  private TargetKeys() {}

  private static String comment(String text) {
    if (!COMMENT_TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "has %d characters or a zero byte: expected a comment of 1 to 1,000 characters"
              .formatted(text.length()));
    }
    return text;
  }
}
