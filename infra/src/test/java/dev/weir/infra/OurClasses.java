package dev.weir.infra;

import dev.weir.infra.CallGraph.Method;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class files of {@code dev.weir} on the class path, by internal name. */
final class OurClasses {
  private static final ClassFile PARSER = ClassFile.of();
  private final Map<String, Optional<ClassModel>> parsed = new HashMap<>();
  private final Map<String, Set<String>> supertypes = new HashMap<>();

  /** Empty for a class that is not ours. */
  Optional<ClassModel> get(String name) {
    return name.startsWith("dev/weir/")
        ? parsed.computeIfAbsent(name, OurClasses::parse)
        : Optional.empty();
  }

  private static Optional<ClassModel> parse(String name) {
    try (InputStream file =
        OurClasses.class.getClassLoader().getResourceAsStream(name + ".class")) {
      return file == null ? Optional.empty() : Optional.of(PARSER.parse(file.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<MethodModel> find(ClassModel owner, String name, String descriptor) {
    return owner.methods().stream()
        .filter(method -> method.methodName().equalsString(name))
        .filter(method -> method.methodType().equalsString(descriptor))
        .findFirst();
  }

  /** The method that a call on its owner runs: the owner's, or one that it inherits. */
  Optional<Method> resolve(Method method) {
    return Stream.concat(Stream.of(method.owner()), supertypes(method.owner()).stream())
        .filter(
            type -> get(type).flatMap(t -> find(t, method.name(), method.descriptor())).isPresent())
        .filter(type -> hasCode(type, method))
        .findFirst()
        .map(type -> new Method(type, method.name(), method.descriptor()));
  }

  private boolean hasCode(String type, Method method) {
    return get(type)
        .flatMap(owner -> find(owner, method.name(), method.descriptor()))
        .flatMap(MethodModel::code)
        .isPresent();
  }

  /** The type and all above it, ours and others' that ours name. */
  Set<String> supertypes(String type) {
    Set<String> known = supertypes.get(type);
    if (known != null) {
      return known;
    }
    Set<String> found = new HashSet<>(Set.of(type));
    get(type)
        .ifPresent(
            model ->
                Stream.concat(model.superclass().stream(), model.interfaces().stream())
                    .map(ClassEntry::asInternalName)
                    .forEach(above -> found.addAll(supertypes(above))));
    supertypes.put(type, found);
    return found;
  }

  /** Of a class that is not ours, without those that every object has. */
  Set<String> methodNames(String type) {
    try {
      Class<?> found =
          Class.forName(type.replace('/', '.'), false, OurClasses.class.getClassLoader());
      Set<String> names =
          Stream.concat(
                  Arrays.stream(found.getMethods()), Arrays.stream(found.getDeclaredMethods()))
              .map(java.lang.reflect.Method::getName)
              .collect(Collectors.toCollection(HashSet::new));
      Arrays.stream(Object.class.getMethods())
          .map(java.lang.reflect.Method::getName)
          .forEach(names::remove);
      return names;
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("Not on the class path: " + type, e);
    }
  }
}
