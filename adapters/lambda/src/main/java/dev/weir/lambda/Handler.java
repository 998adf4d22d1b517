package dev.weir.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A function: a message in, an answer out. AWS makes it by a constructor without arguments, which
 * wires it from the environment.
 */
public abstract class Handler<S, I, O> implements RequestStreamHandler {
  private final Wired<S> wired;
  private final Class<I> message;
  private final BiFunction<S, I, O> function;

  protected Handler(Wired<S> wired, Class<I> message, BiFunction<S, I, O> function) {
    this.wired = wired;
    this.message = message;
    this.function = function;
  }

  @Override
  public final void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    try {
      wired.border().handle(input, output, message, in -> function.apply(wired.service(), in));
    } catch (WeirException e) {
      throw wired.leaving().apply(e);
    }
  }
}
