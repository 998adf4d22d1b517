package dev.weir.cli.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dependencies point one way. Each test lists everything that breaks its rule. */
class HouseTest {
  private static final int MOST_FILES = 12;

  /** Core from the ground up: a package uses those above it in this list alone. */
  private static final List<String> FLOORS =
      List.of(
          "dev.weir.error",
          "dev.weir.schema",
          "dev.weir.text",
          "dev.weir.time",
          "dev.weir.value",
          "dev.weir.json",
          "dev.weir.increment",
          "dev.weir.settings",
          "dev.weir.secrets",
          "dev.weir.lake",
          "dev.weir.run",
          "dev.weir.execution",
          "dev.weir.dataset.balance",
          "dev.weir.dataset",
          "dev.weir.dataset.profile",
          "dev.weir.events",
          "dev.weir.pipeline.place",
          "dev.weir.pipeline.shape",
          "dev.weir.pipeline.design",
          "dev.weir.pipeline.query",
          "dev.weir.pipeline.schedule",
          "dev.weir.pipeline.source.http",
          "dev.weir.pipeline.source",
          "dev.weir.pipeline.step",
          "dev.weir.pipeline.check",
          "dev.weir.pipeline",
          "dev.weir.pipeline.keys.value",
          "dev.weir.pipeline.keys.source",
          "dev.weir.pipeline.keys.step",
          "dev.weir.pipeline.keys",
          "dev.weir.pipeline.rules",
          "dev.weir.pipeline.read",
          "dev.weir.pipeline.test",
          "dev.weir.project",
          "dev.weir.source",
          "dev.weir.sql",
          "dev.weir.sql.step",
          "dev.weir.sql.check",
          "dev.weir.warehouse",
          "dev.weir.warehouse.columns",
          "dev.weir.warehouse.ledger",
          "dev.weir.warehouse.sql",
          "dev.weir.plan.increment",
          "dev.weir.plan",
          "dev.weir.report",
          "dev.weir.message",
          "dev.weir.making");

  private static final Sources SOURCES =
      Sources.in(Path.of(System.getProperty("weir.root", "..")).toAbsolutePath().normalize());
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPackages("dev.weir")
          .that(describe("of Weir, tests left out", each -> !room(each).isEmpty()));

  /** Empty for a class that is not ours, or a test. */
  private static String room(JavaClass type) {
    return SOURCES.rooms().getOrDefault(outermost(type).getName(), "");
  }

  private static JavaClass outermost(JavaClass type) {
    JavaClass element = type.getBaseComponentType();
    return element.getEnclosingClass().map(HouseTest::outermost).orElse(element);
  }

  @Test
  void every_class_is_looked_at() {
    Set<String> seen = CLASSES.stream().map(JavaClass::getName).collect(Collectors.toSet());
    assertThat(SOURCES.rooms()).containsKeys("dev.weir.pipeline.Pipeline", "dev.weir.cli.Main");
    assertThat(SOURCES.rooms().keySet().stream().filter(name -> !seen.contains(name))).isEmpty();
  }

  @Test
  void packages_have_no_circles() {
    SliceAssignment byPackage =
        new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
          }

          @Override
          public String getDescription() {
            return "packages";
          }
        };
    SlicesRuleDefinition.slices().assignedFrom(byPackage).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void the_floors_of_core_lie_one_upon_the_other() {
    assertThat(wrong((from, to) -> inCore(from) && inCore(to) && floor(from) < floor(to)))
        .isEmpty();
    assertThat(FLOORS)
        .containsExactlyInAnyOrderElementsOf(
            CLASSES.stream()
                .filter(HouseTest::inCore)
                .map(JavaClass::getPackageName)
                .distinct()
                .toList());
  }

  private static boolean inCore(JavaClass type) {
    return room(type).equals("core");
  }

  private static int floor(JavaClass type) {
    return FLOORS.indexOf(type.getPackageName());
  }

  @Test
  void core_knows_no_other_room_and_nothing_of_aws() {
    assertThat(wrong((from, to) -> inCore(from) && (isOutside(from, to) || isAws(to)))).isEmpty();
  }

  @Test
  void adapters_use_core_and_each_other_alone() {
    assertThat(uses("adapters/", "core", "adapters/")).isEmpty();
  }

  @Test
  void a_function_uses_no_other() {
    assertThat(uses("functions/", "core", "adapters/")).isEmpty();
  }

  @Test
  void the_interpreter_uses_core_alone() {
    assertThat(uses("statemachine", "core")).isEmpty();
  }

  @Test
  void pages_use_core_alone() {
    assertThat(uses("page", "core")).isEmpty();
  }

  @Test
  void the_laptop_reaches_into_no_stack_and_no_command_line() {
    assertThat(uses("laptop", "core", "adapters/", "functions/", "statemachine")).isEmpty();
  }

  @Test
  void the_stack_reaches_into_no_interpreter_and_no_laptop() {
    assertThat(uses("stack", "core", "adapters/")).isEmpty();
  }

  @Test
  void packages_have_twelve_files_at_most_and_a_sign() {
    Stream<String> large =
        SOURCES.packages().entrySet().stream()
            .filter(
                each -> each.getValue().stream().filter(file -> !isSign(file)).count() > MOST_FILES)
            .map(each -> each.getKey() + " has " + (each.getValue().size() - 1) + " files");
    Stream<String> unsigned =
        SOURCES.packages().entrySet().stream()
            .filter(each -> each.getValue().stream().noneMatch(HouseTest::isSign))
            .map(each -> each.getKey() + " has no package-info.java");
    assertThat(Stream.concat(large, unsigned)).isEmpty();
  }

  private static boolean isSign(String file) {
    return file.equals("package-info");
  }

  /** Where a room uses another one of Weir's than it may. */
  private static List<String> uses(String room, String... allowed) {
    return wrong(
        (from, to) ->
            room(from).startsWith(room)
                && isOutside(from, to)
                && Stream.of(allowed).noneMatch(room(to)::startsWith));
  }

  private static boolean isOutside(JavaClass from, JavaClass to) {
    return !room(to).isEmpty() && !room(to).equals(room(from));
  }

  private static boolean isAws(JavaClass type) {
    return type.getPackageName().startsWith("software.amazon")
        || type.getPackageName().startsWith("com.amazonaws");
  }

  private static List<String> wrong(BiPredicate<JavaClass, JavaClass> isWrong) {
    return CLASSES.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(each -> isWrong.test(each.getOriginClass(), each.getTargetClass()))
        .map(Dependency::getDescription)
        .sorted()
        .toList();
  }
}
