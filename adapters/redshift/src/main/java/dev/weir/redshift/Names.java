package dev.weir.redshift;

import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;

/**
 * Names as Redshift keeps them: it folds ASCII letters to lower case, in quotes too, unless a
 * session says otherwise, which a batch of the Data API cannot
 * (docs.aws.amazon.com/redshift/latest/dg/r_names.html).
 */
final class Names {
  private static final int TO_LOWER = 'a' - 'A';

  private Names() {}

  static Publication folded(Publication publication) {
    return new Publication(
        publication.context(), publication.targets().stream().map(Names::folded).toList());
  }

  static TargetLoad folded(TargetLoad target) {
    return new TargetLoad(
        target.table(),
        folded(target.schema()),
        target.write(),
        target.keys().stream().map(Names::folded).toList(),
        target.allowEmpty(),
        target.files());
  }

  private static Schema folded(Schema schema) {
    return new Schema(
        schema.columns().stream()
            .map(column -> new Column(folded(column.name()), column.type(), column.nullable()))
            .toList());
  }

  static String folded(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + TO_LOWER) : c);
    }
    return folded.toString();
  }
}
