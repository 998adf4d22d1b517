package dev.weir.pipeline.shape;

import dev.weir.pipeline.place.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A value that may be written in a short form and in a long one, told apart by what it is. */
public record ByForm<T>(List<Form<T>> forms) implements Shape<T> {
  /** Looks like {@code shape} if it is such a node. */
  record Form<T>(Class<? extends Node> node, Shape<? extends T> shape) {}

  public ByForm {
    forms = List.copyOf(forms);
  }

  public static <T> ByForm<T> wordOrMap(Shape<? extends T> word, Shape<? extends T> map) {
    return new ByForm<>(
        List.of(new Form<>(ScalarNode.class, word), new Form<>(MappingNode.class, map)));
  }

  public static <T> ByForm<T> wordOrList(Shape<? extends T> word, Shape<? extends T> list) {
    return new ByForm<>(
        List.of(new Form<>(ScalarNode.class, word), new Form<>(SequenceNode.class, list)));
  }

  public static <T> ByForm<T> listOrMap(Shape<? extends T> list, Shape<? extends T> map) {
    return new ByForm<>(
        List.of(new Form<>(SequenceNode.class, list), new Form<>(MappingNode.class, map)));
  }

  @Override
  public Optional<T> read(Place place) {
    for (Form<T> form : forms) {
      if (form.node().isInstance(place.node())) {
        return form.shape().read(place).map(value -> value);
      }
    }
    place.expected(words());
    return Optional.empty();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", forms.stream().map(form -> form.shape().schema()).toList());
  }

  @Override
  public String words() {
    return forms.stream().map(form -> form.shape().words()).collect(Collectors.joining(", or "));
  }

  @Override
  public Stream<Table<?>> tables() {
    return forms.stream().flatMap(form -> form.shape().tables());
  }
}
