package dev.cuboid.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.engine.Databases;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.Request;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SlownessTest {
    private final Planner planner =
            new Planner(ModelCompiler.compile(List.of(DefinitionReader.read("users.yml", """
            cubes:
              - name: Users
                sql_table: public.users
                measures:
                  - name: count
                    type: count
                dimensions:
                  - name: id
                    sql: id
                    type: number
                    primary_key: true
                  - name: city
                    sql: city
                    type: string
            """))));
    private final Engine engine = new Engine(
            () -> planner,
            new QueryReader(ZoneOffset.UTC, 10, 10, Clock.systemUTC()),
            new Databases(Map.of()),
            Clock.systemUTC());

    @Test
    void where_values_may_be_told_the_plan_has_those_of_its_own_query() {
        slowness("Bern", true);

        assertThat(slowness("Basel", true).plans())
                .hasSize(1)
                .first()
                .asString()
                .contains("Basel");
    }

    @Test
    void elsewhere_it_has_none() {
        assertThat(slowness("Basel", false).plans())
                .hasSize(1)
                .first()
                .asString()
                .doesNotContain("Basel", "Bern");
    }

    private Slowness slowness(String city, boolean values) {
        var query = new JsonMapper()
                .readTree(
                        "{\"measures\":[\"Users.count\"],\"filters\":[{\"member\":\"Users.city\",\"operator\":\"equals\","
                                + "\"values\":[\"" + city + "\"]}]}");
        return Slowness.of(
                engine.sql(new Request(query, false, SecurityContext.ANONYMOUS)).parts(), values);
    }
}
