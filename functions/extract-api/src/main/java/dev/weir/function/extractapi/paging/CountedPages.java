package dev.weir.function.extractapi.paging;

import dev.weir.function.extractapi.http.Answer;
import dev.weir.pipeline.source.http.Pagination.End;
import dev.weir.records.json.JsonLookup.Value;
import java.math.BigInteger;
import java.util.Map;

/** Which page is the last one, where the pages or the records before them are counted. */
final class CountedPages {
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private CountedPages() {}

  /**
   * @param so what has been read of what {@link End.Stated} counts: pages or records
   * @param noun of one of these
   * @param values that the answer has at the pointers
   */
  static boolean isLast(
      End end, Answer answer, Progress progress, long so, String noun, Map<String, Value> values) {
    return switch (end) {
      case End.EmptyPage _ -> progress.received() == 0;
      case End.ShortPage(int size) -> progress.received() < size;
      case End.Stated(String pointer) -> {
        long all = number(answer, pointer, values);
        if (so < all && progress.received() == 0 && noun.equals("records")) {
          throw BrokenPages.behind(
              answer.uri(),
              "it says at %s that there are %d records, and gives none behind the first %d"
                  .formatted(pointer, all, so));
        }
        yield so >= all;
      }
    };
  }

  private static long number(Answer answer, String pointer, Map<String, Value> values) {
    Value value = values.get(pointer);
    if (value != null && value.text().matches("[0-9]{1,30}")) {
      return new BigInteger(value.text()).min(MOST).longValue();
    }
    throw BrokenPages.behind(
        answer.uri(),
        "there is %s at %s, not the number of all"
            .formatted(value == null ? "nothing" : value.kind(), pointer));
  }
}
