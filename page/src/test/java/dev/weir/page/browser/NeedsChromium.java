package dev.weir.page.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skipped, with the reason, where there is no Chromium; {@code WEIR_CHROMIUM=required} fails. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
public @interface NeedsChromium {
  /** Looks for it. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (Chromium.program().isPresent()
          || "required".equals(System.getenv().getOrDefault("WEIR_CHROMIUM", ""))) {
        return ConditionEvaluationResult.enabled("Chromium is there, or must be");
      }
      return ConditionEvaluationResult.disabled(
          "There is no chromium on the PATH: apt-get install chromium");
    }
  }
}
