package dev.weir.pipeline.keys;

import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Query;
import dev.weir.pipeline.Target;
import dev.weir.pipeline.check.Check;
import dev.weir.pipeline.design.SchemaPolicy;
import dev.weir.pipeline.keys.source.ConnectionKeys;
import dev.weir.pipeline.keys.source.SourceKeys;
import dev.weir.pipeline.keys.step.CheckKeys;
import dev.weir.pipeline.keys.step.StepKeys;
import dev.weir.pipeline.keys.value.Names;
import dev.weir.pipeline.keys.value.RejectKeys;
import dev.weir.pipeline.schedule.Schedule;
import dev.weir.pipeline.shape.ByForm;
import dev.weir.pipeline.shape.Choice;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Listing;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Shape;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.source.Source;
import dev.weir.pipeline.step.Step;
import dev.weir.pipeline.step.Transform;
import dev.weir.run.RunId;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key of a pipeline file: its shape, its default, and what it is for. */
public final class PipelineKeys {
  private static final Key<String> TRANSFORM_FROM =
      Key.required(
          "from", Names.DATA_SET_NAME, "The source or transform that the steps start with.");
  private static final Key<List<Step>> STEPS =
      Key.required(
          "steps",
          Listing.of("a list of steps", StepKeys.STEP),
          "What is done to it, one after the other; each compiles to one SELECT.");
  private static final Table<Transform> STEPS_TABLE =
      Table.of(
          "a transform of steps",
          "A data set that is made of another by steps.",
          List.of(TRANSFORM_FROM, STEPS, RejectKeys.OF_DATA_SET),
          fields ->
              new Transform.Steps(
                  fields.get(TRANSFORM_FROM),
                  fields.get(STEPS),
                  fields.get(RejectKeys.OF_DATA_SET)));
  private static final Key<String> TRANSFORM_SQL =
      Key.required("sql", Scalar.text("a SELECT"), "One SELECT over the names of data sets.");
  private static final Table<Transform> SQL_TABLE =
      Table.of(
          "a transform in SQL",
          "A data set that is made of any number of others by SQL.",
          List.of(TRANSFORM_SQL),
          fields -> new Transform.Sql(fields.get(TRANSFORM_SQL)));

  private static final Shape<ColumnType> PARAMETER_TYPE =
      Scalar.choice("parameter type", parameterTypes());
  private static final Key<ColumnType> PARAMETER_TYPE_KEY =
      Key.required("type", PARAMETER_TYPE, "The parameter's type.");
  private static final Key<Optional<String>> PARAMETER_DEFAULT =
      Key.optional(
          "default",
          Scalar.literal("a value"),
          "The value where none is given; without it, one must be.");
  private static final Table<Query.Parameter> PARAMETER =
      Table.of(
          "a parameter",
          "A parameter of a query.",
          List.of(PARAMETER_TYPE_KEY, PARAMETER_DEFAULT),
          fields ->
              new Query.Parameter(fields.get(PARAMETER_TYPE_KEY), fields.get(PARAMETER_DEFAULT)));
  private static final Key<Map<String, Query.Parameter>> PARAMETERS =
      Key.defaulted(
          "parameters",
          Names.ofDataSets(
              "a map from parameters to types",
              ByForm.<Query.Parameter>wordOrMap(
                  PARAMETER_TYPE.map(type -> new Query.Parameter(type, Optional.empty())),
                  PARAMETER)),
          Map.of(),
          Map.of(),
          "Parameter to type, or to type and default.");
  private static final Key<String> QUERY_SQL =
      Key.required(
          "sql",
          Scalar.text("a SELECT"),
          "One SELECT over the warehouse, with parameters as :user_id.");
  private static final Table<Query> QUERY =
      Table.of(
          "a query",
          "A named query over the warehouse.",
          List.of(PARAMETERS, QUERY_SQL),
          fields -> new Query(fields.get(PARAMETERS), fields.get(QUERY_SQL)));

  private static final Key<String> NAME =
      Key.required(
          "name",
          Scalar.text(
              "a pipeline's name: 1 to 40 of a-z, 0-9 and -, starting with a letter",
              RunId.PIPELINE_NAME),
          "",
          "The pipeline's name, the same as its folder's.");
  private static final Key<String> DESCRIPTION =
      Key.defaulted("description", Scalar.text("text"), "", "", "What it is for, for people.");
  private static final Key<Optional<Schedule>> SCHEDULE =
      Key.optional(
          "schedule",
          ScheduleKeys.SCHEDULE,
          "When it runs by itself. Without one, it runs when somebody says so.");
  private static final Key<Map<String, Connection>> CONNECTIONS =
      Key.required(
          "connections", ConnectionKeys.CONNECTIONS, "What is outside, by a name of your choice.");
  private static final Key<Map<String, Source>> SOURCES =
      Key.required(
          "sources",
          SourceKeys.SOURCES,
          "Data sets that come from outside. Which keys a source has depends on its connection's"
              + " kind.");
  private static final Key<Map<String, Transform>> TRANSFORMS =
      Key.defaulted(
          "transforms",
          Names.ofDataSets(
              "a map from names to transforms",
              new Choice<>(
                  "a transform: a map with the keys from and steps, or sql",
                  List.of(STEPS_TABLE, SQL_TABLE),
                  place -> Optional.of(place.has("sql") ? SQL_TABLE : STEPS_TABLE))),
          Map.of(),
          Map.of(),
          "Data sets that are made of others.");
  private static final Key<Map<String, List<Check>>> CHECKS =
      Key.defaulted(
          "checks",
          CheckKeys.CHECKS,
          Map.of(),
          Map.of(),
          "What must be true of a data set before anything is published.");
  private static final Key<Map<String, Target>> TARGETS =
      Key.defaulted(
          "targets",
          TargetKeys.TARGETS,
          Map.of(),
          Map.of(),
          "What is published in the warehouse, all in one transaction.");
  private static final Key<Map<String, Query>> QUERIES =
      Key.defaulted(
          "queries",
          Names.ofDataSets("a map from names to queries", QUERY),
          Map.of(),
          Map.of(),
          "Named queries over the warehouse.");

  public static final Table<Pipeline> PIPELINE =
      Table.of(
          "a pipeline",
          "A pipeline of Weir: where data comes from, what becomes of it, where it is published.",
          List.of(
              NAME,
              DESCRIPTION,
              SCHEDULE,
              RejectKeys.OF_PIPELINE,
              CONNECTIONS,
              SOURCES,
              TRANSFORMS,
              CHECKS,
              SchemaKeys.OF_PIPELINE,
              TARGETS,
              QUERIES),
          fields ->
              new Pipeline(
                  fields.get(NAME),
                  fields.get(DESCRIPTION),
                  fields.get(SCHEDULE),
                  fields.get(RejectKeys.OF_PIPELINE),
                  fields.get(CONNECTIONS),
                  fields.get(SOURCES),
                  fields.get(TRANSFORMS),
                  fields.get(CHECKS),
                  under(fields.get(SchemaKeys.OF_PIPELINE), fields.get(TARGETS)),
                  fields.get(QUERIES)));

  private PipelineKeys() {}

  private static Map<String, Target> under(SchemaPolicy policy, Map<String, Target> targets) {
    Map<String, Target> under = new LinkedHashMap<>();
    targets.forEach((name, target) -> under.put(name, target.under(policy)));
    return under;
  }

  private static Map<String, ColumnType> parameterTypes() {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    for (Simple type :
        List.of(
            Simple.INTEGER,
            Simple.BIGINT,
            Simple.DOUBLE,
            Simple.TEXT,
            Simple.BOOLEAN,
            Simple.DATE)) {
      types.put(type.text(), type);
    }
    types.put("decimal", new Decimal(Decimal.MAX_PRECISION, 9));
    return types;
  }
}
