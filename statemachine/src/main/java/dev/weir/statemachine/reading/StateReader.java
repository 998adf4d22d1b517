package dev.weir.statemachine.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.statemachine.expression.Template;
import dev.weir.statemachine.language.Exit;
import dev.weir.statemachine.language.Processor;
import dev.weir.statemachine.language.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one state. */
final class StateReader {
  private static final String INVOKE = "arn:aws:states:::lambda:invoke";
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,79}");
  private static final Set<String> TYPES =
      Set.of("Choice", "Fail", "Map", "Pass", "Succeed", "Task", "Wait");
  private static final Template NOTHING =
      new Template.Literal(JsonNodeFactory.instance.textNode(""));

  State read(String name, Fields fields) {
    fields.ignore("Comment");
    fields.oneOf("QueryLanguage", Set.of("JSONata"));
    String type = fields.text("Type");
    if (!TYPES.contains(type)) {
      fields.problem("Type", "'" + type + "' is not implemented; known: " + sorted(TYPES));
      // A stand-in, so that the states behind it are not reported as never reached.
      return new State.Pass(name, exit(fields));
    }
    State state =
        switch (type) {
          case "Task" -> task(name, fields);
          case "Map" -> map(name, fields);
          case "Choice" -> choice(name, fields);
          case "Wait" -> new State.Wait(name, seconds(fields), exit(fields));
          case "Pass" -> new State.Pass(name, exit(fields));
          case "Succeed" -> new State.Succeed(name, succeed(fields));
          default -> fail(name, fields);
        };
    fields.done();
    return state;
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private static State task(String name, Fields fields) {
    if (!fields.text("Resource").equals(INVOKE)) {
      fields.problem("Resource", "only " + INVOKE + " is implemented");
    }
    return new State.Task(
        name,
        arguments(fields),
        fields.wholeNumber("TimeoutSeconds", 1),
        ErrorHandlingReader.retriers(fields),
        ErrorHandlingReader.catchers(fields),
        exit(fields));
  }

  private static Template arguments(Fields fields) {
    Map<String, Template> members =
        fields.members("Arguments").map(Template.Members::members).orElse(Map.of());
    for (String member : members.keySet()) {
      if (!Set.of("FunctionName", "Payload").contains(member)) {
        fields.problem("Arguments." + member, "is not implemented; known: FunctionName, Payload");
      }
    }
    for (String member : List.of("FunctionName", "Payload")) {
      if (!members.containsKey(member)) {
        fields.problem("Arguments." + member, "is missing");
      }
    }
    Template name = members.get("FunctionName");
    if (name != null && !mayBeName(name)) {
      fields.problem("Arguments.FunctionName", "must be a name or an expression");
    }
    return new Template.Members(members);
  }

  private static boolean mayBeName(Template name) {
    return name instanceof Template.Computed
        || (name instanceof Template.Literal literal
            && literal.value().isTextual()
            && !literal.value().asText().isEmpty());
  }

  private static State map(String name, Fields fields) {
    return new State.Map(
        name,
        items(fields),
        fields.template("ItemSelector"),
        fields.wholeNumber("MaxConcurrency", 0),
        processor(fields),
        ErrorHandlingReader.retriers(fields),
        ErrorHandlingReader.catchers(fields),
        exit(fields));
  }

  private static Optional<Template> items(Fields fields) {
    Optional<Template> items = fields.template("Items");
    if (items.isPresent()
        && !(items.get() instanceof Template.Elements
            || items.get() instanceof Template.Computed)) {
      fields.problem("Items", "must be an array or an expression");
    }
    return items;
  }

  private static Processor processor(Fields fields) {
    Optional<Fields> processor = fields.object("ItemProcessor");
    if (processor.isEmpty()) {
      fields.problem("ItemProcessor", "is missing");
      return new Processor("", Map.of());
    }
    processor.get().ignore("Comment");
    processor
        .get()
        .object("ProcessorConfig")
        .ifPresent(
            config -> {
              config.oneOf("Mode", Set.of("INLINE"));
              config.done();
            });
    Processor states = ProcessorReader.read(processor.get());
    processor.get().done();
    return states;
  }

  private static State choice(String name, Fields fields) {
    List<State.Rule> rules = new ArrayList<>();
    for (Fields rule : fields.objects("Choices")) {
      rule.ignore("Comment");
      rules.add(new State.Rule(condition(rule), transition(rule)));
      rule.done();
    }
    if (rules.isEmpty()) {
      fields.problem("Choices", "must have at least one rule");
    }
    Optional<String> next = fields.optionalText("Default");
    Exit otherwise = new Exit(assign(fields), fields.template("Output"), next);
    return new State.Choice(name, List.copyOf(rules), next.map(_ -> otherwise));
  }

  private static Template condition(Fields rule) {
    Optional<Template> condition = rule.template("Condition");
    if (!(condition.orElse(null) instanceof Template.Computed computed)) {
      rule.problem("Condition", "must be an expression");
      return NOTHING;
    }
    return computed;
  }

  private static Template seconds(Fields fields) {
    Optional<Template> seconds = fields.wholeNumber("Seconds", 0);
    if (!fields.has("Seconds")) {
      fields.problem("Seconds", "is missing");
    }
    return seconds.orElse(NOTHING);
  }

  private static State fail(String name, Fields fields) {
    return new State.Fail(name, fields.textOrExpression("Error"), fields.textOrExpression("Cause"));
  }

  private static Exit succeed(Fields fields) {
    return new Exit(Optional.empty(), fields.template("Output"), Optional.empty());
  }

  /** {@code Next} or {@code End: true}. */
  private static Exit exit(Fields fields) {
    boolean ends = fields.flag("End");
    if (ends == fields.has("Next")) {
      fields.problem("needs either Next or End: true");
    }
    return ends
        ? new Exit(assign(fields), fields.template("Output"), Optional.empty())
        : new Exit(assign(fields), fields.template("Output"), fields.optionalText("Next"));
  }

  /** A {@code Next} that must be there, of a choice or a catcher. */
  static Exit transition(Fields fields) {
    if (!fields.has("Next")) {
      fields.problem("Next", "is missing");
    }
    return new Exit(assign(fields), fields.template("Output"), fields.optionalText("Next"));
  }

  private static Optional<Template.Members> assign(Fields fields) {
    Optional<Template.Members> assign = fields.members("Assign");
    for (String variable : assign.map(a -> a.members().keySet()).orElse(Set.of())) {
      if (!VARIABLE.matcher(variable).matches() || variable.equals("states")) {
        fields.problem("Assign." + variable, "is no name for a variable");
      }
    }
    return assign;
  }
}
