package dev.weir.infra;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What code of ours can call, from some methods on: rapid type analysis over class files. A virtual
 * call leads to the methods of all classes that reached code makes; a lambda's body counts as
 * called where the lambda is made; what a class of ours overrides of a foreign one counts as
 * called.
 */
final class CallGraph {
  private final OurClasses classes;
  private final Set<Method> reached = new HashSet<>();
  private final Set<Method> foreign = new HashSet<>();
  private final Set<Method> virtual = new HashSet<>();
  private final Set<String> made = new HashSet<>();
  private final Deque<Method> waiting = new ArrayDeque<>();

  /**
   * @param owner as class files write it: {@code dev/weir/lake/Lake}
   */
  record Method(String owner, String name, String descriptor) {}

  private CallGraph(OurClasses classes) {
    this.classes = classes;
  }

  /** The foreign methods that can be called when Lambda makes the handler and calls it. */
  static Set<Method> foreignCalls(OurClasses classes, String handler) {
    CallGraph graph = new CallGraph(classes);
    graph.make(handler);
    for (MethodModel method : classes.get(handler).orElseThrow().methods()) {
      String name = method.methodName().stringValue();
      if (name.equals("handleRequest")
          || (name.equals("<init>") && method.methodType().stringValue().equals("()V"))) {
        graph.reach(new Method(handler, name, method.methodType().stringValue()));
      }
    }
    while (!graph.waiting.isEmpty()) {
      graph.follow(graph.waiting.remove());
    }
    return graph.foreign;
  }

  private void reach(Method method) {
    if (reached.add(method)) {
      waiting.add(method);
    }
  }

  private void follow(Method method) {
    touch(method.owner());
    classes
        .get(method.owner())
        .flatMap(owner -> OurClasses.find(owner, method.name(), method.descriptor()))
        .flatMap(MethodModel::code)
        .ifPresent(code -> code.forEach(this::read));
  }

  private void read(CodeElement element) {
    switch (element) {
      case NewObjectInstruction made -> make(made.className().asInternalName());
      case FieldInstruction field -> touch(field.owner().asInternalName());
      case InvokeInstruction call -> call(call);
      case InvokeDynamicInstruction dynamic ->
          dynamic.bootstrapArgs().stream()
              .filter(DirectMethodHandleDesc.class::isInstance)
              .map(DirectMethodHandleDesc.class::cast)
              .forEach(this::handle);
      default -> {}
    }
  }

  private void call(InvokeInstruction call) {
    Method method =
        new Method(
            call.owner().asInternalName(), call.name().stringValue(), call.type().stringValue());
    called(method, call.opcode() == Opcode.INVOKESTATIC || call.opcode() == Opcode.INVOKESPECIAL);
  }

  private void handle(DirectMethodHandleDesc handle) {
    String descriptor = handle.owner().descriptorString();
    if (!descriptor.startsWith("L")) {
      return;
    }
    String owner = descriptor.substring(1, descriptor.length() - 1);
    switch (handle.kind()) {
      case CONSTRUCTOR -> {
        make(owner);
        called(new Method(owner, "<init>", handle.lookupDescriptor()), true);
      }
      case STATIC, INTERFACE_STATIC, SPECIAL, INTERFACE_SPECIAL ->
          called(new Method(owner, handle.methodName(), handle.lookupDescriptor()), true);
      case VIRTUAL, INTERFACE_VIRTUAL -> {
        called(new Method(owner, handle.methodName(), handle.lookupDescriptor()), false);
        called(new Method(owner, handle.methodName(), handle.lookupDescriptor()), true);
      }
      case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER -> touch(owner);
    }
  }

  private void called(Method method, boolean exactly) {
    if (classes.get(method.owner()).isEmpty()) {
      foreign.add(method);
    } else if (exactly) {
      classes.resolve(method).ifPresent(this::reach);
    } else if (virtual.add(method)) {
      for (String type : List.copyOf(made)) {
        dispatch(type, method);
      }
    }
  }

  private void dispatch(String type, Method method) {
    if (classes.supertypes(type).contains(method.owner())) {
      classes
          .resolve(new Method(type, method.name(), method.descriptor()))
          .ifPresentOrElse(this::reach, () -> classes.resolve(method).ifPresent(this::reach));
    }
  }

  private void make(String type) {
    if (classes.get(type).isEmpty() || !made.add(type)) {
      return;
    }
    touch(type);
    List.copyOf(virtual).forEach(method -> dispatch(type, method));
    for (Method method : overriding(type)) {
      reach(method);
    }
  }

  /** Methods of a class that code of others may call: they come from a type of others. */
  private List<Method> overriding(String type) {
    Set<String> names = new HashSet<>();
    for (String supertype : classes.supertypes(type)) {
      if (classes.get(supertype).isEmpty()) {
        names.addAll(classes.methodNames(supertype));
      }
    }
    List<Method> found = new ArrayList<>();
    for (String supertype : classes.supertypes(type)) {
      for (MethodModel method : classes.get(supertype).map(ClassModel::methods).orElse(List.of())) {
        String name = method.methodName().stringValue();
        if (names.contains(name) && !method.flags().has(AccessFlag.STATIC)) {
          found.add(new Method(supertype, name, method.methodType().stringValue()));
        }
      }
    }
    return found;
  }

  /** Using a class runs its static initializer. */
  private void touch(String type) {
    Optional<ClassModel> ours = classes.get(type);
    if (ours.flatMap(owner -> OurClasses.find(owner, "<clinit>", "()V")).isPresent()) {
      reach(new Method(type, "<clinit>", "()V"));
    }
  }
}
