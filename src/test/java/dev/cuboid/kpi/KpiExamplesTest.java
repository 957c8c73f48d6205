package dev.cuboid.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cuboid.ExampleRows;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples through the REST API, and what docs/kpis.md shows of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KpiExamplesTest {
    private static ModelServer server;

    @BeforeAll
    static void start() {
        server = new ModelServer(ExampleRows.create());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What the field's literature works out by hand; a month stands for its days. */
    static Stream<Arguments> figures() {
        return Stream.of(
                arguments("Sessions.bounceRate", "Sessions.startedAt", "2024-01", "20"),
                arguments("Sessions.bounceRate", "Sessions.startedAt", "2024-02", "60"),
                arguments("Sessions.averageSessionDuration", "Sessions.startedAt", "2024-03", "3"),
                arguments("SocialPosts.engagementRate", "SocialPosts.postedAt", "2024-01", "3"),
                arguments("SurveyResponses.csat", "SurveyResponses.respondedAt", "2024-01", "71.43"),
                arguments("SurveyResponses.nps", "SurveyResponses.respondedAt", "2024-01", "50"),
                arguments("RevenueMovements.churnRate", "RevenueMovements.occurredAt", "2024-05", "7.5"),
                arguments("RevenueMovements.customerRetentionRate", "RevenueMovements.occurredAt", "2024-05", "92.5"),
                arguments("RevenueMovements.netDollarRetention", "RevenueMovements.occurredAt", "2024-01", "115"),
                arguments("Orders.lifetimeValue", "", "", "24000"),
                arguments("Sessions.stickiness", "Sessions.startedAt", "2024-06", "20"));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void a_worked_example_is_served(String measure, String time, String month, String figure) {
        var range = time.isEmpty()
                ? ""
                : ",\"timeDimensions\":[{\"dimension\":\"%s\",\"granularity\":\"month\",\"dateRange\":[\"%s-01\",\"%s\"]}]"
                        .formatted(time, month, YearMonth.parse(month).atEndOfMonth());

        var data =
                server.load("{\"measures\":[\"" + measure + "\"]" + range + "}").get("data");

        assertThat(data).hasSize(1);
        assertThat(new BigDecimal(data.get(0).get(measure).asString()))
                .isCloseTo(new BigDecimal(figure), within(new BigDecimal("0.005")));
    }

    @Test
    void feature_adoption_is_a_fifth() {
        var data = server.load("{\"measures\":[\"FeatureUse.adoptionRate\"],\"dimensions\":[\"Features.feature\"],"
                        + "\"timeDimensions\":[{\"dimension\":\"Sessions.startedAt\",\"dateRange\":[\"2024-07-01\",\"2024-07-31\"]}],"
                        + "\"order\":{\"Features.feature\":\"desc\"}}")
                .get("data");

        assertThat(data.get(0).get("Features.feature").asString()).isEqualTo("reports");
        assertThat(new BigDecimal(data.get(0).get("FeatureUse.adoptionRate").asString()))
                .isEqualByComparingTo("20");
    }

    @Test
    void the_document_shows_what_is_served() {
        KpiDocument.check(server);
    }
}
