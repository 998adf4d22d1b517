package dev.weir.redshift.sql;

import dev.weir.pipeline.design.Comments;
import dev.weir.pipeline.design.Constraints;
import dev.weir.pipeline.design.Distribution;
import dev.weir.pipeline.design.RedshiftDesign;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names as Redshift keeps them: it folds ASCII letters to lower case, in quotes too, unless a
 * session says otherwise, which a batch of the Data API cannot
 * (docs.aws.amazon.com/redshift/latest/dg/r_names.html).
 */
public final class FoldedNames {
  private static final int TO_LOWER = 'a' - 'A';

  private FoldedNames() {}

  public static Publication folded(Publication publication) {
    return new Publication(
        publication.context(),
        publication.lake(),
        publication.targets().stream().map(FoldedNames::folded).toList());
  }

  public static TargetLoad folded(TargetLoad target) {
    return new TargetLoad(
        target.table(),
        folded(target.schema()),
        target.write(),
        target.keys().stream().map(FoldedNames::folded).toList(),
        target.allowEmpty(),
        folded(target.design()),
        target.files(),
        target.cursors());
  }

  private static TableDesign folded(TableDesign design) {
    RedshiftDesign redshift = design.redshift();
    return new TableDesign(
        new Comments(design.comments().table(), foldedKeys(design.comments().columns())),
        new RedshiftDesign(
            folded(redshift.distribution()),
            redshift.sort().stream().map(FoldedNames::folded).toList(),
            foldedKeys(redshift.encodings()),
            redshift.superColumns().stream().map(FoldedNames::folded).toList()),
        folded(design.constraints()),
        design.schema(),
        foldedPairs(design.renamed()));
  }

  private static Map<String, String> foldedPairs(Map<String, String> names) {
    Map<String, String> folded = new LinkedHashMap<>();
    names.forEach((before, after) -> folded.put(folded(before), folded(after)));
    return folded;
  }

  private static Constraints folded(Constraints constraints) {
    return new Constraints(
        constraints.choice(),
        constraints.notNull().stream().map(FoldedNames::folded).toList(),
        constraints.key().stream().map(FoldedNames::folded).toList());
  }

  private static Distribution folded(Distribution distribution) {
    return distribution
        .key()
        .<Distribution>map(column -> new Distribution.Key(folded(column)))
        .orElse(distribution);
  }

  private static <V> Map<String, V> foldedKeys(Map<String, V> map) {
    Map<String, V> folded = new LinkedHashMap<>();
    map.forEach((name, value) -> folded.put(folded(name), value));
    return folded;
  }

  private static Schema folded(Schema schema) {
    return new Schema(
        schema.columns().stream()
            .map(column -> new Column(folded(column.name()), column.type(), column.nullable()))
            .toList());
  }

  public static String folded(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + TO_LOWER) : c);
    }
    return folded.toString();
  }
}
