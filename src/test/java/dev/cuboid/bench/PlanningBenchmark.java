package dev.cuboid.bench;

import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import dev.cuboid.query.Resolver;
import dev.cuboid.sql.Dialect;
import dev.cuboid.sql.SqlCompiler;
import dev.cuboid.sql.SqlText;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * From parsed JSON to SQL text, with fresh filter values each time. {@code cubes} is the size of the model; the query always
 * speaks of three cubes in a chain.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanningBenchmark {
    @Param({"10", "500"})
    int cubes;

    private Planner planner;
    private QueryReader reader;
    private SqlCompiler compiler;
    private ObjectNode typical;
    private ObjectNode wide;
    private long next;

    @Setup
    public void prepare() {
        var model = ModelCompiler.compile(List.of(DefinitionReader.read("bench.yml", ChainModel.yaml(cubes, 20))));
        planner = new Planner(model);
        reader = new QueryReader(ZoneOffset.UTC, 10_000, 50_000, InstantSource.system());
        compiler = new SqlCompiler(Dialect.POSTGRES);
        typical = ChainModel.typicalQuery(JsonMapper.shared());
        wide = ChainModel.wideQuery(JsonMapper.shared());
    }

    /** Day granularity, joins over three cubes, three filters. */
    @Benchmark
    public SqlText typical() {
        next++;
        ChainModel.withFreshValues(typical, next);
        return sql(typical);
    }

    /** 70 measures by 20 dimensions. */
    @Benchmark
    public SqlText wide() {
        return sql(wide);
    }

    private SqlText sql(ObjectNode query) {
        var asked = reader.read(query).queries().getFirst();
        return compiler.compile(planner.plan(Resolver.resolve(asked, planner.model())));
    }
}
