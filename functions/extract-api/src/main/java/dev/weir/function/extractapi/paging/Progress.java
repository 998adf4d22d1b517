package dev.weir.function.extractapi.paging;

/**
 * How far the pages of a request have been read, the last one included.
 *
 * @param records of all, as they came: those that were rejected too
 * @param received of the last one
 */
record Progress(int pages, long records, long received) {
  static final Progress NONE = new Progress(0, 0, 0);

  Progress and(long more) {
    return new Progress(pages + 1, records + more, more);
  }
}
