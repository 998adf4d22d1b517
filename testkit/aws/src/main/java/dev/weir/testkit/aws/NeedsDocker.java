package dev.weir.testkit.aws;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.testcontainers.DockerClientFactory;

/**
 * Skips a test class, saying so, where Docker does not answer. With {@code WEIR_DOCKER=required} in
 * the environment it is run, and fails.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDocker.Condition.class)
public @interface NeedsDocker {

  /** Asks once per JVM. */
  final class Condition implements ExecutionCondition, BeforeAllCallback {
    /** Closed when all tests have ended. */
    private record End() implements AutoCloseable {
      @Override
      public void close() {
        LocalStack.stopRunning();
      }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
      context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(End.class, _ -> new End());
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if ("required".equals(System.getenv("WEIR_DOCKER"))
          || DockerClientFactory.instance().isDockerAvailable()) {
        return ConditionEvaluationResult.enabled("Docker answers, or must");
      }
      return ConditionEvaluationResult.disabled(
          "Docker does not answer: what needs LocalStack or a Lambda container is not tested here");
    }
  }
}
