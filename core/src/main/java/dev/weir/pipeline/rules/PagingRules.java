package dev.weir.pipeline.rules;

import dev.weir.pipeline.source.http.Pagination;
import dev.weir.pipeline.source.http.Pagination.End;
import dev.weir.pipeline.source.http.Paging;
import dev.weir.pipeline.source.http.Parameter;
import dev.weir.pipeline.source.http.Parameter.Where;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether pages can be asked for as a source says, of what is sent and what comes back. */
final class PagingRules {
  private PagingRules() {}

  /**
   * @param json whether answers are JSON, in which alone pointers lead anywhere
   * @param body whether a body is sent, which alone takes a value
   */
  static Optional<String> problem(Paging paging, boolean json, boolean body) {
    if (!json && readsAnswers(paging.pagination())) {
      return Optional.of(
          "looks into the answers, which it can where format is json only: take the pointer out,"
              + " or write link or none");
    }
    if (!body && parameters(paging).anyMatch(to -> to.where() == Where.BODY)) {
      return Optional.of(
          "sends a value in the body, and there is none: write  method: post  and  body: {…}");
    }
    return Optional.empty();
  }

  private static boolean readsAnswers(Pagination pagination) {
    return switch (pagination) {
      case Pagination.Undeclared _, Pagination.None _, Pagination.Link _ -> false;
      case Pagination.NextUrl _, Pagination.Cursor _ -> true;
      case Pagination.Page page -> page.end() instanceof End.Stated;
      case Pagination.Offset offset -> offset.end() instanceof End.Stated;
    };
  }

  private static Stream<Parameter> parameters(Paging paging) {
    Optional<Parameter> one =
        switch (paging.pagination()) {
          case Pagination.Undeclared _,
              Pagination.None _,
              Pagination.Link _,
              Pagination.NextUrl _ ->
              Optional.empty();
          case Pagination.Cursor cursor -> Optional.of(cursor.to());
          case Pagination.Page page -> Optional.of(page.to());
          case Pagination.Offset offset -> Optional.of(offset.to());
        };
    return Stream.concat(one.stream(), paging.size().map(Paging.Size::to).stream());
  }
}
