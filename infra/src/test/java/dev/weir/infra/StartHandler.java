package dev.weir.infra;

import java.time.Duration;

/** Makes a handler as Lambda does, in a process of its own, and says how long that took. */
final class StartHandler {
  private StartHandler() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    long started = System.nanoTime();
    Object handler = Class.forName(arguments[0]).getConstructor().newInstance();
    System.out.printf(
        "%s is there after %d ms%n",
        handler.getClass().getSimpleName(),
        Duration.ofNanos(System.nanoTime() - started).toMillis());
  }
}
