package dev.weir.pipeline;

import dev.weir.schema.InOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each data set needs before it can be made. Names that are needed but have no entry are there
 * already.
 */
public record DataFlow(Map<String, Set<String>> needs) {
  public DataFlow {
    needs = InOrder.copyOf(needs);
  }

  /** A circle, as in {@code a, b, a}, if there is one. */
  public Optional<List<String>> cycle() {
    Set<String> cleared = new LinkedHashSet<>();
    for (String name : needs.keySet()) {
      Optional<List<String>> cycle = cycle(name, new LinkedHashSet<>(), cleared);
      if (cycle.isPresent()) {
        return cycle;
      }
    }
    return Optional.empty();
  }

  private Optional<List<String>> cycle(
      String name, LinkedHashSet<String> way, Set<String> cleared) {
    if (cleared.contains(name)) {
      return Optional.empty();
    }
    if (!way.add(name)) {
      List<String> circle = new ArrayList<>(way);
      circle = new ArrayList<>(circle.subList(circle.indexOf(name), circle.size()));
      circle.add(name);
      return Optional.of(circle);
    }
    for (String need : needs.getOrDefault(name, Set.of())) {
      Optional<List<String>> cycle = cycle(need, way, cleared);
      if (cycle.isPresent()) {
        return cycle;
      }
    }
    way.remove(name);
    cleared.add(name);
    return Optional.empty();
  }

  /**
   * Each data set in the first wave in which all it needs is there. Only where there is no cycle.
   */
  public List<List<String>> waves() {
    Map<String, Integer> waveOf = new LinkedHashMap<>();
    needs.keySet().forEach(name -> wave(name, waveOf));
    List<List<String>> waves = new ArrayList<>();
    for (String name : needs.keySet()) {
      int wave = wave(name, waveOf);
      while (waves.size() <= wave) {
        waves.add(new ArrayList<>());
      }
      waves.get(wave).add(name);
    }
    return waves;
  }

  private int wave(String name, Map<String, Integer> waveOf) {
    Integer known = waveOf.get(name);
    if (known != null) {
      return known;
    }
    int wave =
        needs.getOrDefault(name, Set.of()).stream()
            .filter(needs::containsKey)
            .mapToInt(need -> wave(need, waveOf) + 1)
            .max()
            .orElse(0);
    waveOf.put(name, wave);
    return wave;
  }
}
