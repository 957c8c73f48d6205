package dev.cuboid.lineage;

import dev.cuboid.definition.DefinitionReader;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.model.SemanticModel;
import java.util.List;

/** Small models written down in tests. */
final class Models {
    static final SemanticModel SHOP = of("""
            cubes:
              - name: orders
                sql_table: shop.orders
                joins:
                  - { name: users, relationship: many_to_one, sql: "{CUBE}.user_id = {users}.id" }
                measures:
                  - { name: count, type: count }
                  - { name: revenue, type: sum, sql: "price * {CUBE}.quantity", filters: [{ sql: "{CUBE}.status = 'paid'" }] }
                  - { name: per_order, type: number, sql: "{revenue} * 1.0 / NULLIF({count}, 0)" }
                  - { name: adult_revenue, type: sum, sql: "CASE WHEN {users.adult} THEN {CUBE}.price END" }
                dimensions:
                  - { name: id, sql: id, type: number, primary_key: true }
                  - { name: month, sql: "date_trunc('month', created_at)::date", type: time }
                  - { name: recent, sql: "extract(year from {CUBE}.created_at) > 2020", type: boolean }
                segments:
                  - { name: paid, sql: "{CUBE}.status = 'paid'" }
              - name: users
                sql: SELECT u.*, r.name AS region FROM crm.users u JOIN crm.regions r ON r.id = u.region_id
                measures:
                  - { name: count, type: count }
                dimensions:
                  - { name: id, sql: id, type: number, primary_key: true }
                  - { name: adult, sql: "{age} >= 18", type: boolean }
                  - { name: age, sql: age, type: number }
            views:
              - name: sales
                cubes:
                  - { join_path: orders, includes: [per_order, revenue] }
                  - { join_path: orders.users, prefix: true, includes: [adult] }
            """);

    static SemanticModel of(String yaml) {
        return ModelCompiler.compile(List.of(DefinitionReader.read("model.yml", yaml)));
    }

    private Models() {}
}
