package dev.weir.function.extractapi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkHeaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "</a?page=2>; rel=\"next\"",
        "</a?page=2>;rel=next",
        "</a?page=2>; title=\"a, <b>; rel=\\\"last\\\"\"; rel=\"next\"",
        "</a?page=1>; rel=\"prev\", </a?page=2>; rel=\"next\", </a?page=9>; rel=\"last\"",
        "</a?page=2>; REL = \"Next\"; type=\"x\"",
        "</a?page=2>; rel=\"last next\"",
        "</a?x=1,2>; rel=first,</a?page=2>; crossorigin; rel=next"
      })
  void theNextPageIsFound(String header) {
    assertThat(LinkHeader.next(List.of("</x>; rel=\"self\"", header))).contains("/a?page=2");
  }

  @Test
  void otherRelationsAreNoNextPage() {
    assertThat(
            LinkHeader.next(
                List.of(
                    "</a>; rel=\"last\"; rel=\"next\"",
                    "</b>; title=\"rel=next\"",
                    "</c>; rel=\"nextone\"",
                    "</d>",
                    "rel=\"next\"",
                    "")))
        .isEmpty();
  }
}
