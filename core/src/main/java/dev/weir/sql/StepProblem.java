package dev.weir.sql;

import java.util.OptionalInt;

/** Why a transform or a check cannot be compiled, in a sentence for the person who wrote it. */
public final class StepProblem extends Exception {
  private final OptionalInt step;
  private final String sentence;

  private StepProblem(OptionalInt step, String message) {
    super(message);
    this.step = step;
    this.sentence = message;
  }

  public static StepProblem of(String message) {
    return new StepProblem(OptionalInt.empty(), message);
  }

  public StepProblem at(int index) {
    return new StepProblem(OptionalInt.of(index), sentence);
  }

  /** Index of the step, from 0; empty where the transform is SQL, and for a check. */
  public OptionalInt step() {
    return step;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
