package dev.weir.simulation.world;

import java.util.List;

/**
 * How often things go wrong in a history: each a probability per call. Most histories have some
 * kinds of trouble only, so that one kind does not hide what another would show.
 *
 * @param crash of the process at a call, before or after its effect
 * @param failed calls without effect
 * @param lost answers: the call had its effect
 * @param stalled calls: so long that whoever waits gives up, after which they go on
 * @param doubled calls of functions
 * @param hung statements, which hold their locks
 * @param killed statements
 * @param untold ends of statements: they are said to have failed, and commit all the same
 * @param forgotten statements
 * @param slowed submissions: they begin long after
 */
public record Rates(
    double crash,
    double failed,
    double lost,
    double stalled,
    double doubled,
    double hung,
    double killed,
    double untold,
    double forgotten,
    double slowed) {
  static final Rates NONE = new Rates(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  static Rates of(Chance chance) {
    return new Rates(
        some(chance, 0.02),
        some(chance, 0.03),
        some(chance, 0.03),
        some(chance, 0.01),
        some(chance, 0.1),
        some(chance, 0.05),
        some(chance, 0.05),
        some(chance, 0.1),
        some(chance, 0.05),
        some(chance, 0.1));
  }

  private static double some(Chance chance, double most) {
    return chance.happens(0.5) ? 0 : most * chance.oneOf(List.of(0.1, 0.3, 1.0));
  }
}
