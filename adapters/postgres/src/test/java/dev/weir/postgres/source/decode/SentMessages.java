package dev.weir.postgres.source.decode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/** A COPY whose server is a list of messages. */
final class SentMessages implements CopyOut {
  private final Deque<byte[]> messages;

  SentMessages(List<byte[]> messages) {
    this.messages = new ArrayDeque<>(messages);
  }

  @Override
  public byte @Nullable [] readFromCopy() {
    return messages.poll();
  }

  @Override
  public byte @Nullable [] readFromCopy(boolean block) {
    return readFromCopy();
  }

  @Override
  public boolean isActive() {
    return true;
  }

  @Override
  public int getFieldCount() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getFormat() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getFieldFormat(int field) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void cancelCopy() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long getHandledRowCount() {
    throw new UnsupportedOperationException();
  }
}
