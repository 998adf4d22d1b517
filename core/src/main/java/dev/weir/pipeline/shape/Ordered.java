package dev.weir.pipeline.shape;

import java.util.LinkedHashMap;
import java.util.Map;

/** Small maps that keep their order, so that what is written from them is always the same. */
final class Ordered {
  private Ordered() {}

  static Map<String, Object> map(String key, Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }

  static Map<String, Object> map(String key, Object value, String key2, Object value2) {
    Map<String, Object> map = map(key, value);
    map.put(key2, value2);
    return map;
  }
}
