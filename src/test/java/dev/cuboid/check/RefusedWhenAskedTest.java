package dev.cuboid.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.diagnostic.ErrorCode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusedWhenAskedTest {
    @Test
    void all_that_loads_and_is_refused_later_is_told_where_it_stands() {
        assertThat(Warnings.of(ErrorCode.REFUSED_WHEN_ASKED, """
                cubes:
                  - name: orders
                    sql_table: "orders_{SECURITY_CONTEXT.tenant.unsafeValue()}"
                    joins: [{name: orders, relationship: one_to_one, sql: "{CUBE}.id = {orders}.parent"}]
                    dimensions:
                      - {name: zone, type: string, sql: "'{COMPILE_CONTEXT.securityContext.zone}'"}
                      - {name: status, type: string, sql: status, values_as_segments: true}
                      - {name: secret, type: string, sql: x, public: "{COMPILE_CONTEXT.securityContext.admin}"}
                    access_policy: [{group: "*"}]
                """))
                .extracting(warning -> warning.location().text() + " " + warning.message())
                .containsExactly(
                        "model.yml:2:11 the SQL of `orders` reads `SECURITY_CONTEXT.tenant.unsafeValue()`, which is not served",
                        "model.yml:2:11 `orders` has an access policy, and access policies are not yet served",
                        "model.yml:4:20 cube `orders` joins itself, and no query can take such a join",
                        "model.yml:6:41 the SQL of `orders` reads `COMPILE_CONTEXT.securityContext.zone`, which is not served",
                        "model.yml:7:71 `values_as_segments` makes no segments",
                        "model.yml:8:54 `{COMPILE_CONTEXT.securityContext.admin}` decides who sees this, and is not served, so nobody does");
    }
}
