package dev.cuboid.query;

import static dev.cuboid.query.Requests.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are those of Cube, whose observed answers they were copied from. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusedShapesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'measures': ['count']}                    | "measures[0]" with value "count" fails to match the required pattern: /^[a-zA-Z0-9_]+\\.[a-zA-Z0-9_]+$/
            {'measures': ['a.b.c']}                    | "measures[0]" with value "a.b.c" fails to match the required pattern: /^[a-zA-Z0-9_]+\\.[a-zA-Z0-9_]+$/
            {'measures': ['a.b', 'a..b']}              | "measures[1]" with value "a..b" fails to match the required pattern: /^[a-zA-Z0-9_]+\\.[a-zA-Z0-9_]+$/
            {'measures': ['']}                         | "measures[0]" is not allowed to be empty
            {'measures': [5]}                          | "measures[0]" must be one of [string, object]
            {'measures': 'a.b'}                        | "measures" must be an array
            {'measures': null}                         | "measures" must be an array
            {'dimensions': ['a.b.c.d']}                | "dimensions[0]" with value "a.b.c.d" fails to match the required pattern: /^[a-zA-Z0-9_]+\\.[a-zA-Z0-9_]+(\\.[a-zA-Z0-9_]+)?$/
            {'measures': ['a.b'], 'foo': 1}            | "foo" is not allowed
            {'measures': ['a.b'], 'renewQuery': true}  | "renewQuery" is not allowed
            {'measures': ['a.b'], 'castNumerics': true} | "castNumerics" is not allowed
            {'measures': ['a.b'], 'timeDimensions': [{'dimension': 'a.t', 'granularity': 5}]} | "timeDimensions[0].granularity" must be a string
            {'measures': ['a.b'], 'timeDimensions': [{'granularity': 'day'}]} | "timeDimensions[0].dimension" is required
            {'measures': ['a.b'], 'timeDimensions': [{'dimension': 'a.t', 'gran': 'day'}]} | "timeDimensions[0].gran" is not allowed
            {'measures': ['a.b'], 'timeDimensions': ['a.t']} | "timeDimensions[0]" must be of type object
            {'measures': ['a.b'], 'timeDimensions': [{'dimension': 'a.t', 'dateRange': 5}]} | "timeDimensions[0].dateRange" must be one of [array, string]
            {'measures': ['a.b'], 'timeDimensions': [{'dimension': 'a.t', 'dateRange': []}]} | "timeDimensions[0].dateRange" must contain at least 1 items
            {'measures': ['a.b'], 'timeDimensions': [{'dimension': 'a.t', 'dateRange': ['2024-01-01', '2024-01-02', '2024-01-03']}]} | "timeDimensions[0].dateRange" must contain less than or equal to 2 items
            {'measures': ['a.b'], 'timeDimensions': [{'dimension': 'a.t', 'dateRange': 'today', 'compareDateRange': ['today']}]} | "timeDimensions[0]" contains a conflict between optional exclusive peers [dateRange, compareDateRange]
            {'measures': ['a.b'], 'timezone': 'Mars/Olympus'} | "timezone" must be a valid IANA time zone, got "Mars/Olympus"
            {'measures': ['a.b'], 'timezone': 5}       | "timezone" must be a string
            {'measures': ['a.b'], 'limit': -1}         | "limit" must be greater than or equal to 0
            {'measures': ['a.b'], 'limit': '5'}        | "limit" must be a number
            {'measures': ['a.b'], 'limit': 1.5}        | "limit" must be an integer
            {'measures': ['a.b'], 'limit': 1e300}      | "limit" must be a safe number
            {'measures': ['a.b'], 'limit': 1e999999999} | "limit" must be a safe number
            {'measures': ['a.b'], 'limit': 1e-400}     | "limit" must be an integer
            {'measures': ['a.b'], 'offset': -3}        | "offset" must be greater than or equal to 0
            {'measures': ['a.b'], 'total': 'perhaps'}  | "total" must be a boolean
            {'measures': ['a.b'], 'responseFormat': 'csv'} | "responseFormat" must be one of [default, compact, columnar]
            {'measures': ['a.b'], 'order': 'a.b'}      | "order" must be one of [object, array]
            {'measures': ['a.b'], 'order': {'a.b': 'up'}} | "order.a.b" must be one of [asc, desc]
            {'measures': ['a.b'], 'order': [['a.b']]}  | "order[0]" must contain at least 2 items
            {'measures': ['a.b'], 'order': [['a.b', 'down']]} | "order[0][1]" must be one of [asc, desc]
            {'measures': ['a.b'], 'order': ['a.b']}    | "order[0]" must be an array
            {'measures': ['a.b'], 'joinHints': ['a']}  | "joinHints[0]" must be an array
            {'measures': ['a.b'], 'joinHints': [[1]]}  | "joinHints[0][0]" must be a string
            {'measures': ['a.b'], 'filters': {}}       | "filters" must be an array
            'text'                                     | "value" must be of type object
            """)
    void a_wrong_shape_is_named_in_the_words_of_cube(String query, String complaint) {
        var first = refused(query).getFirst();
        assertThat(first.message()).isEqualTo("Invalid query format: " + complaint);
        assertThat(first.code()).isEqualTo(ErrorCode.INVALID_QUERY);
    }

    @Test
    void a_query_of_nothing_is_refused() {
        var text =
                "Query should contain either measures, dimensions or timeDimensions with granularities in order to be"
                        + " valid";
        assertThat(refused("{}")).extracting(Diagnostic::message).containsExactly(text);
        assertThat(refused("{'timeDimensions': [{'dimension': 'a.t', 'dateRange': 'today'}]}"))
                .extracting(Diagnostic::message)
                .containsExactly(text);
    }

    @Test
    void a_limit_above_the_maximum_is_refused() {
        var problem = refused("{'dimensions': ['a.b'], 'limit': 50001}").getFirst();
        assertThat(problem.message()).isEqualTo("The query limit has been exceeded.");
        assertThat(problem.code().httpStatus()).isEqualTo(400);
        assertThat(problem.hints()).containsExactly("a limit of at most 50000 is served");
    }

    @Test
    void all_problems_are_told_at_once_and_shapes_come_first() {
        assertThat(refused("""
                {'dimensions': ['a.b', 'c'], 'limit': 60000, 'foo': 1,
                 'filters': [{'member': 'a.b', 'operator': 'equals'}]}"""))
                .extracting(Diagnostic::code)
                .containsExactly(
                        ErrorCode.INVALID_QUERY,
                        ErrorCode.INVALID_QUERY,
                        ErrorCode.VALUES_REQUIRED,
                        ErrorCode.LIMIT_EXCEEDED);
    }

    @Test
    void a_mistyped_property_is_hinted_at() {
        assertThat(refused("{'measures': ['a.b'], 'limits': 5}").getFirst().hints())
                .containsExactly("`limit` is close");
    }

    @Test
    void the_place_is_a_pointer_into_the_request() {
        assertThat(refused("{'measures': ['a.b', 'c']}").getFirst().location().text())
                .isEqualTo("query/measures/1");
    }
}
