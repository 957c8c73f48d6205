package dev.cuboid.model;

import static dev.cuboid.model.Models.cube;
import static dev.cuboid.model.Models.dimension;
import static dev.cuboid.model.Models.measure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.model.Presentation.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PresentationTest {
    @ParameterizedTest
    @CsvSource({
        "UserEngagement, User Engagement",
        "eventTime, Event Time",
        "id, ID",
        "campaignId, Campaign ID",
        "created_at, Created at",
        "count_of_users, Count of Users",
        "HTMLPage, Html Page",
        "last_3_days, Last 3 Days",
        "_private, Private",
        "userIDs, User I Ds",
        "q1Revenue, Q1 Revenue",
        "ABTest, Ab Test",
        "Q1Revenue, Q1 Revenue",
    })
    void names_are_made_titles_as_in_cube(String name, String title) {
        assertThat(Names.title(name)).isEqualTo(title);
    }

    @Test
    void titles_of_the_reference_cubes_are_those_that_cube_shows() {
        var model = ModelCompiler.compile(Path.of("src/test/resources/bench-model"));

        assertThat(dimension(model, "UserEngagement.eventTime").presentation().title())
                .isEqualTo("User Engagement Event Time");
        assertThat(measure(model, "CampaignEngagement.conversionRate")
                        .presentation()
                        .shortTitle())
                .isEqualTo("Conversion Rate");
        assertThat(model.cube("UserEngagement").orElseThrow().alias()).isEqualTo("user_engagement");
    }

    @Test
    void a_primary_key_is_hidden_unless_it_is_said_to_be_public() {
        var model = Models.compile(cube("""
                dimensions:
                  - {name: a, type: number, sql: a, primary_key: true}
                  - {name: b, type: number, sql: b, primary_key: true, public: true}
                  - {name: c, type: number, sql: c}
                """));

        assertThat(dimension(model, "t.a").presentation().visible()).isFalse();
        assertThat(dimension(model, "t.b").presentation().visible()).isTrue();
        assertThat(dimension(model, "t.c").presentation().visible()).isTrue();
        assertThat(model.cubes().getFirst().primaryKey()).hasSize(2);
    }

    @Test
    void members_of_a_hidden_cube_are_hidden() {
        var model =
                Models.compile("cubes: [{name: t, sql_table: t, public: false, measures: [{name: m, type: count}]}]");

        assertThat(measure(model, "t.m").presentation().visible()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "number_2 ,.2f number_2",
                "percent_0 .0% percent_0",
                "currency_6 $,.6f currency_6",
                "decimal ,.2f decimal",
                "decimal_1 ,.1f decimal_1",
                "abbr .2s abbr",
                "abbr_3 .3s abbr_3",
                "accounting_2 (,.2f accounting_2",
            })
    void names_with_digits_are_d3_specifiers(String format, String specifier, String alias) {
        assertThat(measureFormat(format)).isEqualTo(new Format.Numeric(specifier, alias));
    }

    @ParameterizedTest
    @ValueSource(strings = {",.1f", ".3s", "$,.2f", "(,.0f", ".2~%", "+d", "*>12,.2f"})
    void other_specifiers_are_kept(String format) {
        assertThat(measureFormat(format)).isEqualTo(new Format.Numeric(format, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"percent", "currency", "number", "id"})
    void plain_names_stay_names(String format) {
        assertThat(measureFormat(format)).isEqualTo(new Format.Named(format));
    }

    @ParameterizedTest
    @ValueSource(strings = {"number_7", "dollars", "percent_x", ".2q"})
    void what_no_client_can_print_is_refused(String format) {
        assertThat(Models.problems(cube("measures: [{name: m, type: sum, sql: a, format: '" + format + "'}]\n")))
                .singleElement()
                .asString()
                .startsWith("M106");
    }

    @Test
    void texts_and_times_have_formats_of_their_own() {
        var model = Models.compile(cube("""
                dimensions:
                  - {name: at, type: time, sql: at, format: "%Y-%m-%d"}
                  - {name: photo, type: string, sql: photo, format: image_url}
                  - {name: page, type: string, sql: page, format: {type: link, label: Open}}
                """));

        assertThat(dimension(model, "t.at").presentation().format()).isEqualTo(new Format.Time("%Y-%m-%d"));
        assertThat(dimension(model, "t.photo").presentation().format()).isEqualTo(new Format.Named("imageUrl"));
        assertThat(dimension(model, "t.page").presentation().format()).isEqualTo(new Format.Link("Open"));
    }

    @Test
    void currencies_are_written_large() {
        var model = Models.compile(cube("measures: [{name: m, type: sum, sql: a, currency: eur}]\n"));

        assertThat(measure(model, "t.m").presentation().currency()).isEqualTo("EUR");
    }

    @Test
    void what_only_the_meta_endpoint_shows_is_kept_as_json() {
        var model = Models.compile("""
                cubes:
                  - name: t
                    sql_table: t
                    meta: {a: {b: [1, 2.5, true, null, x]}}
                    refresh_key: {every: 10 minutes}
                    dimensions:
                      - {name: id, type: number, sql: id}
                      - {name: d, type: string, sql: d, key: id, order: desc, suggest_filter_values: false, aliases: [x]}
                    pre_aggregations:
                      - {name: p, measures: [], time_dimensions: [], use_original_sql_pre_aggregations: true}
                """);

        var cube = model.cubes().getFirst();
        assertThat(cube.presentation().meta().toString()).isEqualTo("{a={b=[1, 2.5, true, null, x]}}");
        assertThat(cube.extras().toString())
                .isEqualTo("{refreshKey={every=10 minutes}, preAggregations=[{name=p, measures=[], timeDimensions=[],"
                        + " useOriginalSqlPreAggregations=true}]}");
        assertThat(dimension(model, "t.d").extras())
                .isEqualTo(
                        Map.of("suggestFilterValues", false, "order", "desc", "aliases", List.of("x"), "key", "t.id"));
    }

    private static Format measureFormat(String format) {
        var model = Models.compile(cube("measures: [{name: m, type: sum, sql: a, format: '" + format + "'}]\n"));
        return measure(model, "t.m").presentation().format();
    }
}
