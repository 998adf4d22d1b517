package dev.weir.run;

/** Where people are told what they should look at. Thread-safe. */
@FunctionalInterface
public interface Notices {
  /**
   * May deliver more than once.
   *
   * @throws dev.weir.error.WeirException if it cannot be delivered
   */
  void send(Notice notice);
}
