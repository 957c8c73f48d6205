package dev.cuboid.query;

import static dev.cuboid.query.Requests.refused;
import static dev.cuboid.query.Requests.resolved;
import static dev.cuboid.query.ShopModel.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.Condition;
import dev.cuboid.query.ResolvedQuery.Group;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ResolverTest {
    @Test
    void names_become_members_of_the_model() {
        var query = resolved("""
                {'measures': ['orders.count'], 'dimensions': ['orders.status', 'customers.tier'],
                 'timeDimensions': [{'dimension': 'orders.ordered_at', 'granularity': 'month', 'dateRange': 'today'},
                                    {'dimension': 'orders.ordered_at', 'granularity': 'sprint'}],
                 'segments': ['orders.paid']}""", MODEL);
        assertThat(query.measures()).singleElement().satisfies(use -> {
            assertThat(use.key()).isEqualTo("orders.count");
            assertThat(use.path()).containsExactly("orders");
        });
        assertThat(query.groups())
                .extracting(Group::key)
                .containsExactly(
                        "orders.status", "customers.tier", "orders.ordered_at.month", "orders.ordered_at.sprint");
        assertThat(query.groups().get(0).bucket()).isEqualTo(new Bucket.Whole());
        assertThat(query.groups().get(2).bucket()).isEqualTo(new Bucket.BuiltIn("month"));
        assertThat(query.groups().get(3).bucket()).isInstanceOf(Bucket.Custom.class);
        assertThat(query.rows()).hasExactlyElementsOfTypes(Condition.InSegment.class, Condition.OfTimeRange.class);
        assertThat(query.having()).isEmpty();
        assertThat(query.view()).isEmpty();
    }

    @Test
    void a_member_asked_twice_is_served_once() {
        var query = resolved("""
                {'measures': ['orders.count', 'orders.count'], 'dimensions': ['orders.status', 'orders.status']}""", MODEL);
        assertThat(query.measures()).hasSize(1);
        assertThat(query.groups()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'measures': ['orders.nope']}            | 'nope' not found for path 'orders.nope'                 | UNKNOWN_MEMBER
            {'measures': ['Nope.count']}             | Cube 'Nope' not found for path 'Nope.count'             | UNKNOWN_CUBE
            {'measures': ['orders.status']}          | 'status' not found for path 'orders.status'             | UNKNOWN_MEMBER
            {'dimensions': ['orders.count']}         | 'count' not found for path 'orders.count'               | UNKNOWN_MEMBER
            {'measures': ['orders.count'], 'segments': ['orders.payed']} | 'payed' not found for path 'orders.payed' | UNKNOWN_MEMBER
            {'measures': ['orders.count'], 'filters': [{'member': 'orders.statsu', 'operator': 'set'}]} | 'statsu' not found for path 'orders.statsu' | UNKNOWN_MEMBER
            {'measures': ['facts.channel']}          | 'channel' not found for path 'facts.channel'            | UNKNOWN_MEMBER
            {'timeDimensions': [{'dimension': 'orders.ordered_at', 'granularity': 'fortnight'}]} | Granularity "fortnight" does not exist in dimension orders.ordered_at | UNKNOWN_GRANULARITY
            {'timeDimensions': [{'dimension': 'orders.packed_at', 'granularity': 'sprint'}]} | Granularity "sprint" does not exist in dimension orders.packed_at | UNKNOWN_GRANULARITY
            {'timeDimensions': [{'dimension': 'orders.status', 'granularity': 'day'}]} | `orders.status` is not a time dimension | NOT_A_TIME_DIMENSION
            {'dimensions': ['orders.internal_note']} | You requested hidden member: 'orders.internal_note'. Please make it visible using `shown: true`. | HIDDEN_MEMBER
            {'measures': ['orders.secret']}          | You requested hidden member: 'orders.secret'. Please make it visible using `shown: true`. | HIDDEN_MEMBER
            {'measures': ['places.count']}           | You requested hidden member: 'places.count'. Please make it visible using `shown: true`. | HIDDEN_MEMBER
            {'measures': ['orders.count'], 'filters': [{'member': 'orders.internal_note', 'operator': 'set'}]} | You requested hidden member: 'orders.internal_note'. Please make it visible using `shown: true`. | HIDDEN_MEMBER
            {'measures': ['vault.count']}            | `vault` has an access policy, and access policies are not yet served | NOT_SERVED
            {'measures': ['guarded.count']}          | `guarded` has an access policy, and access policies are not yet served | NOT_SERVED
            {'measures': ['orders.count'], 'joinHints': [['orders', 'custmers']]} | Cube 'custmers' not found for path 'orders.custmers' | UNKNOWN_CUBE
            """)
    void what_cannot_be_asked_is_named(String query, String message, ErrorCode code) {
        var problem = refused(query, MODEL).getFirst();
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.code()).isEqualTo(code);
    }

    @Test
    void near_names_are_hinted_at() {
        assertThat(refused("{'measures': ['orders.cuont']}", MODEL).getFirst().hints())
                .containsExactly("`count` is close");
        assertThat(refused("{'measures': ['ordres.count']}", MODEL).getFirst().hints())
                .containsExactly("`orders` is close");
        assertThat(refused("{'measures': ['orders.status']}", MODEL).getFirst().hints())
                .containsExactly("`orders.status` is a dimension and is asked for under `dimensions`");
        assertThat(refused("{'dimensions': ['places.count', 'orders.secre']}", MODEL))
                .hasSize(2);
    }

    @Test
    void hidden_names_are_not_hinted_at() {
        assertThat(refused("{'measures': ['orders.secre']}", MODEL).getFirst().hints())
                .containsExactly("`orders` has the measures: `count`, `total`, `last_time`");
    }

    @Test
    void all_problems_are_told_at_once() {
        assertThat(refused("""
                {'measures': ['orders.nope'], 'dimensions': ['Nope.x'], 'filters': [
                  {'member': 'orders.amount', 'operator': 'gt', 'values': ['twelve']}]}""", MODEL))
                .extracting(Diagnostic::code)
                .containsExactly(ErrorCode.UNKNOWN_MEMBER, ErrorCode.UNKNOWN_CUBE, ErrorCode.INVALID_VALUE);
    }

    @Test
    void view_members_lead_to_those_of_cubes_under_the_names_of_the_view() {
        var query = resolved("""
                {'measures': ['facts.count', 'facts.average'], 'dimensions': ['facts.tier', 'facts.note', 'facts.city',
                 'facts.label'], 'segments': ['facts.vips']}""", MODEL);
        assertThat(query.view()).isPresent();
        assertThat(query.measures().getFirst().key()).isEqualTo("facts.count");
        assertThat(query.measures().getFirst().measure().name().text()).isEqualTo("orders.count");
        assertThat(query.measures().getLast().path()).containsExactly("orders");
        var tier = query.groups().getFirst();
        assertThat(tier.key()).isEqualTo("facts.tier");
        assertThat(tier.dimension().path()).containsExactly("orders", "customers");
        assertThat(tier.dimension().dimension().name().text()).isEqualTo("customers.tier");
        assertThat(tier.dimension().asked().text()).isEqualTo("facts.tier");
        assertThat(query.groups().getLast().dimension().path()).containsExactly("orders");
    }

    @Test
    void a_view_and_a_cube_in_one_query_are_not_one_view() {
        assertThat(resolved("{'measures': ['facts.count'], 'dimensions': ['orders.status']}", MODEL)
                        .view())
                .isEmpty();
    }

    @Test
    void filters_of_a_view_hold_unless_they_are_released() {
        var standing = resolved("{'measures': ['facts.count']}", MODEL);
        assertThat(standing.rows()).hasSize(2);
        assertThat(standing.having()).isPresent();
        var released = resolved("""
                {'measures': ['facts.count'],
                 'timeDimensions': [{'dimension': 'facts.ordered_at', 'dateRange': 'today'}],
                 'filters': [{'or': [{'member': 'facts.sold_through', 'operator': 'notSet'}]}]}""", MODEL);
        assertThat(released.rows()).hasExactlyElementsOfTypes(Condition.OfTimeRange.class, Condition.OfDimension.class);
        assertThat(released.having()).isPresent();
    }

    @Test
    void measures_without_a_view_have_no_standing_filters() {
        assertThat(resolved("{'measures': ['orders.count']}", MODEL).rows()).isEmpty();
    }

    @Test
    void limit_offset_and_flags_come_along() {
        var query = resolved("""
                {'dimensions': ['orders.status'], 'limit': 7, 'offset': 3, 'total': true, 'ungrouped': true,
                 'joinHints': [['orders', 'customers']]}""", MODEL);
        assertThat(List.of(query.limit(), query.offset())).containsExactly(7L, 3L);
        assertThat(query.total() && query.ungrouped()).isTrue();
        assertThat(query.joinHints()).containsExactly(List.of("orders", "customers"));
    }
}
