package dev.weir.records;

import dev.weir.making.Sample.Rejected;
import dev.weir.pipeline.source.Notation;
import dev.weir.pipeline.source.Notation.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of a pipeline that rejects ask for. */
public final class Hints {
  private static final Pattern DECIMAL_COMMA =
      Pattern.compile("not an? (?:number|integer): .*, value '[+-]?[0-9. ]*,[0-9]+'");
  private static final Pattern DAY_FIRST =
      Pattern.compile("not a date: .*, value '[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{4}'");
  private static final Pattern SLASHES =
      Pattern.compile("not a date: .*, value '[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}'");

  private Hints() {}

  /** In sentences for people; none that the notation has already. */
  public static List<String> of(Notation notation, List<Rejected> rejects) {
    List<String> hints = new ArrayList<>();
    if (notation.encoding().isEmpty()
        && rejects.stream().anyMatch(reject -> reject.kind().equals("not UTF-8"))) {
      hints.add(
          "Some letters are not UTF-8. If they come from Excel or an old system, write  encoding:"
              + " windows-1252");
    }
    if (notation.numbers().equals(Numbers.PLAIN) && any(DECIMAL_COMMA, rejects)) {
      hints.add(
          "Numbers have a comma: write  decimal: \",\"  and, if they have points too,  thousands:"
              + " \".\"");
    }
    if (any(DAY_FIRST, rejects)) {
      hints.add("Dates begin with the day: write  {type: date, format: \"%d.%m.%Y\"}");
    }
    if (any(SLASHES, rejects)) {
      hints.add(
          "Dates have slashes: write  {type: date, format: \"%d/%m/%Y\"}  or, as Americans do, "
              + " \"%m/%d/%Y\"");
    }
    return hints;
  }

  private static boolean any(Pattern pattern, List<Rejected> rejects) {
    return rejects.stream().anyMatch(reject -> pattern.matcher(reject.reason()).matches());
  }
}
