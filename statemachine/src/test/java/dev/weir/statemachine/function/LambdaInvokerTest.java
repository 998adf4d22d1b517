package dev.weir.statemachine.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.error.CoreError;
import dev.weir.error.TransientException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class LambdaInvokerTest {
  private static final JsonNode PAYLOAD = JsonNodeFactory.instance.textNode("ğ ü 🎉");

  @Test
  void passesBytesInAndOut() throws FunctionError {
    assertThat(invoke((in, out, _) -> in.transferTo(out))).isEqualTo(PAYLOAD);
  }

  @Test
  void anEmptyAnswerIsNull() throws FunctionError {
    assertThat(invoke((_, _, _) -> {}).isNull()).isTrue();
  }

  @Test
  void anAnswerThatIsNotJsonIsAnError() {
    assertThatThrownBy(() -> invoke((_, out, _) -> out.write('<')))
        .asInstanceOf(InstanceOfAssertFactories.type(FunctionError.class))
        .returns("Lambda.Unknown", FunctionError::error)
        .extracting(FunctionError::getMessage, InstanceOfAssertFactories.STRING)
        .startsWith("The answer of f is not JSON");
  }

  @Test
  void aFunctionThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> new LambdaInvoker(Map.of()).invoke("f", PAYLOAD))
        .asInstanceOf(InstanceOfAssertFactories.type(FunctionError.class))
        .returns("Lambda.ResourceNotFoundException", FunctionError::error)
        .extracting(FunctionError::getMessage, InstanceOfAssertFactories.STRING)
        .startsWith("Function not found: f");
  }

  @Test
  void aThrownExceptionIsAnErrorOfItsClassName() throws JsonProcessingException {
    TransientException thrown =
        new TransientException(CoreError.UNKNOWN_RUN, "Cannot now.", new IOException("reset"));

    FunctionError error = failure(thrown);

    assertThat(error.error()).isEqualTo("dev.weir.error.TransientException");
    assertThat(error.thrown()).containsSame(thrown);
    JsonNode cause = new JsonMapper().readTree(error.getMessage());
    assertThat(cause.get("errorMessage").asText()).isEqualTo("WEIR-1008 Cannot now.");
    assertThat(cause.get("errorType").asText()).isEqualTo("dev.weir.error.TransientException");
    assertThat(cause.get("stackTrace").get(0).asText()).contains("LambdaInvokerTest");
    assertThat(cause.get("cause").get("errorType").asText()).isEqualTo("java.io.IOException");
  }

  @Test
  void anErrorOfTheMachineEndsOnlyTheCall() {
    assertThat(failure(new OutOfMemoryError("heap")).error())
        .isEqualTo("java.lang.OutOfMemoryError");
  }

  @Test
  void tellsTheHandlerAboutItsCall() throws FunctionError {
    AtomicReference<Context> seen = new AtomicReference<>();
    var _ = invoke((_, _, context) -> seen.set(context));
    Context first = seen.get();
    var _ = invoke((_, _, context) -> seen.set(context));

    assertThat(first.getFunctionName()).isEqualTo("f");
    assertThat(first.getRemainingTimeInMillis()).isBetween(1, 15 * 60 * 1000);
    assertThat(first.getMemoryLimitInMB()).isPositive();
    assertThat(first.getAwsRequestId()).isNotEqualTo(seen.get().getAwsRequestId());
  }

  private static FunctionError failure(Throwable thrown) {
    try {
      throw new AssertionError(
          "answered "
              + invoke(
                  (_, _, _) -> {
                    switch (thrown) {
                      case RuntimeException e -> throw e;
                      case Error e -> throw e;
                      default -> throw new IOException(thrown);
                    }
                  }));
    } catch (FunctionError e) {
      return e;
    }
  }

  private static JsonNode invoke(RequestStreamHandler handler) throws FunctionError {
    return new LambdaInvoker(Map.of("f", handler)).invoke("f", PAYLOAD);
  }
}
