package dev.cuboid.plan;

import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.query.QueryReader;
import dev.cuboid.query.Resolver;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Plans over a small model of sales and visits that know their customers. */
final class Kiosk {
    private static final String MODEL = """
            cubes:
              - name: sales
                sql_table: sales
                joins:
                  - {name: customers, relationship: many_to_one, sql: "{CUBE}.customer_id = {customers.id}"}
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - {name: kind, sql: kind, type: string}
                  - {name: sold_at, sql: sold_at, type: time}
                measures:
                  - {name: count, type: count}
                  - {name: total, sql: amount, type: sum}
                  - {name: mean, sql: amount, type: avg}
                  - {name: buyers, sql: customer_id, type: count_distinct}
                  - {name: any_open, sql: "bool_or({CUBE}.open)", type: boolean}
                  - {name: all, sql: "{total}", type: sum, multi_stage: true, grain: {keep_only: []}}
                  - {name: all_counted, sql: "{count}", type: sum, multi_stage: true, grain: {keep_only: []}}
                  - {name: all_buyers, sql: "{buyers}", type: sum, multi_stage: true, grain: {keep_only: []}}
                  - {name: whole, sql: "{total}", type: number, multi_stage: true, grain: {keep_only: []}}
                  - {name: all_kinds, sql: "{total}", type: sum, multi_stage: true, grain: {keep_only: []}, filter: {exclude: [kind]}}
                  - {name: month_before, sql: "{total}", type: number, multi_stage: true, time_shift: [{interval: 1 month, type: prior}]}
                  - {name: year_before, sql: "{total}", type: number, multi_stage: true, time_shift: [{interval: 1 year, type: prior}]}
                  - {name: days_before, sql: "{total}", type: number, multi_stage: true, time_shift: [{interval: 10 day, type: prior}]}
                  - {name: buyers_of_week, sql: customer_id, type: count_distinct, rolling_window: {trailing: 7 day}}
                  - {name: buyers_of_hours, sql: customer_id, type: count_distinct, rolling_window: {trailing: 7 hour}}
                  - {name: last_days, sql: amount, type: sum, rolling_window: {trailing: 3 day}}
              - name: visits
                sql_table: visits
                joins:
                  - {name: customers, relationship: many_to_one, sql: "{CUBE}.customer_id = {customers.id}"}
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                measures:
                  - {name: count, type: count}
                  - {name: any_open, sql: "bool_or({CUBE}.open)", type: boolean}
              - name: customers
                sql_table: customers
                dimensions:
                  - {name: id, sql: id, type: number, primary_key: true}
                  - {name: tier, sql: tier, type: string}
                measures:
                  - {name: count, type: count}
                  - {name: credit, sql: credit, type: sum}
                  - {name: all_credit, sql: "{credit}", type: sum, multi_stage: true, grain: {keep_only: []}}
            """;

    private static final Planner PLANNER =
            new Planner(ModelCompiler.compile(List.of(DefinitionReader.read("kiosk.yml", MODEL))));
    private static final Clock NOON = Clock.fixed(Instant.parse("2024-03-06T12:00:00Z"), ZoneOffset.UTC);

    /** The plan of a request, in single quotes for double ones, as text. */
    static String plan(String request) {
        var query = new QueryReader(ZoneId.of("UTC"), 10_000, 50_000, NOON)
                .read(JsonMapper.shared().readTree(request.replace('\'', '"')))
                .queries()
                .getFirst();
        return PlanPrinter.print(PLANNER.plan(Resolver.resolve(query, PLANNER.model())));
    }

    /** How many different legs a plan has, each of which reads a fact's rows once. */
    static int legs(String plan) {
        var legs = new HashSet<String>();
        var leg = new StringBuilder();
        for (var line : (plan + "end").lines().map(String::strip).toList()) {
            boolean inside = line.matches("(fact|from|join|where) .*");
            if (inside && !leg.isEmpty()) {
                leg.append('\n').append(line);
                continue;
            }
            if (!leg.isEmpty()) {
                legs.add(leg.toString());
            }
            leg.setLength(0);
            leg.append(line.startsWith("Leg ") ? line : "");
        }
        return legs.size();
    }

    private Kiosk() {}
}
