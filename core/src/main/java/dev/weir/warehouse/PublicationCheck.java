package dev.weir.warehouse;

import java.util.List;

/** What a warehouse knows about a publication before there are data. Thread-safe. */
@FunctionalInterface
public interface PublicationCheck {
  /**
   * @param targets of one publication, without files
   * @return what keeps them from being published together, one sentence each, with what to do;
   *     empty if nothing does
   */
  List<String> problems(List<TargetLoad> targets);
}
