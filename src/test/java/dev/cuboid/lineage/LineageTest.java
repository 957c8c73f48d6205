package dev.cuboid.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.lineage.Lineage.Line;
import dev.cuboid.lineage.Lineage.Published;
import dev.cuboid.model.MemberName;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LineageTest {
    private final Lineage lineage = Lineage.of(Models.SHOP);

    @Test
    void a_column_is_read_bare_or_behind_its_cube() {
        assertThat(columns("orders.revenue")).containsExactly("orders.price", "orders.quantity", "orders.status");
        assertThat(columns("users.age")).containsExactly("users.age");
    }

    @Test
    void words_of_the_language_are_no_columns() {
        assertThat(columns("orders.month")).containsExactly("orders.created_at");
        assertThat(columns("orders.recent")).containsExactly("orders.created_at");
    }

    @Test
    void a_calculated_measure_reads_what_its_measures_read() {
        var ratio = line("orders.per_order");

        assertThat(ratio.uses()).extracting(MemberName::text).containsExactly("orders.revenue", "orders.count");
        assertThat(columns("orders.per_order")).containsExactly("orders.price", "orders.quantity", "orders.status");
    }

    @Test
    void a_reference_to_another_cube_goes_over_its_join() {
        var revenue = line("orders.adult_revenue");

        assertThat(columns("orders.adult_revenue")).containsExactly("orders.price", "users.age");
        assertThat(revenue.joins()).containsExactly(new Node.Join("orders", "users"));
        assertThat(revenue.cubes()).containsExactly("orders", "users");
        assertThat(revenue.members()).extracting(MemberName::text).contains("users.adult", "users.age");
    }

    @Test
    void the_tables_of_a_column_are_those_of_its_cube() {
        assertThat(line("orders.revenue").columns().getFirst().tables()).containsExactly("shop.orders");
        assertThat(line("users.age").columns().getFirst().tables()).containsExactly("crm.users", "crm.regions");
    }

    @Test
    void a_member_knows_its_users_and_its_names_in_views() {
        assertThat(line("orders.revenue").usedBy()).extracting(MemberName::text).containsExactly("orders.per_order");
        assertThat(line("users.adult").publishedAs())
                .containsExactly(new Published(new MemberName("sales", "users_adult"), List.of("orders", "users")));
    }

    @Test
    void a_member_of_a_view_leads_back_to_columns() {
        assertThat(columns("sales.users_adult")).containsExactly("users.age");
        assertThat(line("sales.users_adult").joins()).containsExactly(new Node.Join("orders", "users"));
        assertThat(line("sales.per_order").kind()).isEqualTo(Lineage.Kind.MEASURE);
    }

    @Test
    void json_has_an_object_for_each_member() {
        assertThat(LineageJson.of(List.of(line("users.adult"))).replace("\r", ""))
                .isEqualTo("""
                {
                  "members" : [ {
                    "name" : "users.adult",
                    "kind" : "dimension",
                    "public" : true,
                    "columns" : [ {
                      "cube" : "users",
                      "name" : "age",
                      "tables" : [ "crm.users", "crm.regions" ]
                    } ],
                    "uses" : [ "users.age" ],
                    "members" : [ "users.age" ],
                    "cubes" : [ "users" ],
                    "joins" : [ ],
                    "usedBy" : [ "orders.adult_revenue" ],
                    "views" : [ {
                      "view" : "sales",
                      "name" : "sales.users_adult",
                      "joinPath" : [ "orders", "users" ]
                    } ]
                  } ]
                }""");
    }

    private Line line(String member) {
        return lineage.of(MemberName.parse(member)).orElseThrow();
    }

    private List<String> columns(String member) {
        return line(member).columns().stream()
                .map(column -> column.cube() + "." + column.name())
                .toList();
    }
}
