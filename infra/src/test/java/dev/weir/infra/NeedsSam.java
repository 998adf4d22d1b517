package dev.weir.infra;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips a test class, saying so, where there is no {@code sam}. With {@code WEIR_DOCKER=required}
 * in the environment it is run, and fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsSam.Condition.class)
@interface NeedsSam {

  /** Looks along the PATH. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if ("required".equals(System.getenv("WEIR_DOCKER")) || isInstalled()) {
        return ConditionEvaluationResult.enabled("sam is there, or must be");
      }
      return ConditionEvaluationResult.disabled(
          "There is no sam on the PATH: the template is not validated, built or run here");
    }

    private static boolean isInstalled() {
      String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
      return Pattern.compile(Pattern.quote(File.pathSeparator))
          .splitAsStream(path)
          .filter(folder -> !folder.isEmpty())
          .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve("sam")));
    }
  }
}
