package dev.cuboid.query;

import static dev.cuboid.query.Requests.asked;
import static dev.cuboid.query.Requests.json;
import static dev.cuboid.query.Requests.query;
import static dev.cuboid.query.Requests.resolved;
import static dev.cuboid.query.ShopModel.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Expected texts are Cube's observed answers, key for key in the same order. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QueryEchoTest {
    private static void echoes(String request, String expected) {
        assertThat(QueryEcho.normalized(query(request)))
                .hasToString(json(expected).toString());
    }

    @Test
    void limits_and_zone_are_filled_in() {
        echoes("{'measures': ['UserEngagement.count']}", """
                {'measures':['UserEngagement.count'],'dimensions':[],'timeDimensions':[],'limit':10000,'timezone':'UTC',
                 'filters':[],'rowLimit':10000}""");
    }

    @Test
    void dates_are_absolute() {
        echoes("""
                {'measures': ['UserEngagement.totalInteractions'], 'timeDimensions': [{'dimension':
                 'UserEngagement.eventTime', 'granularity': 'day', 'dateRange': ['2024-03-01', '2024-03-07']}]}""", """
                {'measures':['UserEngagement.totalInteractions'],'dimensions':[],'timeDimensions':[{'dimension':
                 'UserEngagement.eventTime','dateRange':['2024-03-01T00:00:00.000','2024-03-07T23:59:59.999'],
                 'granularity':'day'}],'limit':10000,'timezone':'UTC','filters':[],'rowLimit':10000}""");
    }

    @Test
    void order_offset_and_total_are_echoed_when_given() {
        echoes("""
                {'measures': ['a.m'], 'dimensions': ['a.d'], 'order': [['a.m', 'desc'], ['a.d', 'asc']], 'limit': 5,
                 'offset': 10, 'total': true}""", """
                {'measures':['a.m'],'dimensions':['a.d'],'timeDimensions':[],'limit':5,'offset':10,'total':true,
                 'timezone':'UTC','filters':[],'rowLimit':5,
                 'order':[{'id':'a.m','desc':true},{'id':'a.d','desc':false}]}""");
    }

    @Test
    void segments_ungrouped_and_format_are_echoed_when_given() {
        echoes("""
                {'measures': ['a.m'], 'segments': ['a.s'], 'ungrouped': true, 'responseFormat': 'compact'}""", """
                {'measures':['a.m'],'dimensions':[],'timeDimensions':[],'segments':['a.s'],'limit':10000,'timezone':'UTC',
                 'ungrouped':true,'responseFormat':'compact','filters':[],'rowLimit':10000}""");
    }

    @Test
    void filters_are_echoed_as_nested_as_they_came() {
        var filters = """
                [{'or':[{'member':'a.d','operator':'equals','values':['DE',null]},
                 {'and':[{'member':'a.e','operator':'set'}]}]}]""";
        assertThat(QueryEcho.normalized(query("{'measures': ['a.m'], 'filters': %s}".formatted(filters)))
                        .get("filters"))
                .hasToString(json(filters).toString());
    }

    @Test
    void a_comparison_pivots_by_its_ranges() {
        var asked = asked("""
                {'measures': ['UserEngagement.count'], 'timeDimensions': [{'dimension': 'UserEngagement.eventTime',
                 'granularity': 'month', 'compareDateRange': [['2024-01-01', '2024-02-29'], ['2025-01-01', '2025-02-28']]}]}""");
        assertThat(QueryEcho.pivotQuery(asked)).hasToString(json("""
                {'measures':['UserEngagement.count'],'dimensions':['compareDateRange'],'timeDimensions':[{'dimension':
                 'UserEngagement.eventTime','dateRange':['2024-01-01T00:00:00.000','2024-02-29T23:59:59.999'],
                 'granularity':'month'}],'limit':10000,'timezone':'UTC','filters':[],'rowLimit':10000,
                 'queryType':'compareDateRangeQuery'}""").toString());
    }

    @Test
    void a_blend_pivots_by_its_common_time() {
        var asked = asked("""
                [{'measures': ['UserEngagement.count'], 'timeDimensions': [{'dimension': 'UserEngagement.eventTime',
                  'granularity': 'month', 'dateRange': ['2024-01-01', '2024-02-29']}]},
                 {'measures': ['CampaignEngagement.count'], 'timeDimensions': [{'dimension':
                  'CampaignEngagement.engagementDate', 'granularity': 'month'}]}]""");
        assertThat(QueryEcho.pivotQuery(asked)).hasToString(json("""
                {'measures':['UserEngagement.count','CampaignEngagement.count'],'timeDimensions':[{'dimension':'time',
                 'granularity':'month'}],'limit':10000,'timezone':'UTC','filters':[],'rowLimit':10000,
                 'queryType':'blendingQuery'}""").toString());
    }

    @Test
    void the_order_in_force_names_time_without_its_granularity() {
        assertThat(QueryEcho.queryOrder(query("{'measures': ['a.m'], 'dimensions': ['a.t.month']}")))
                .hasToString("{\"a.t\":\"asc\"}");
        assertThat(QueryEcho.queryOrder(query("{'measures': ['a.m'], 'dimensions': ['a.d']}")))
                .hasToString("{\"a.m\":\"desc\"}");
        assertThat(QueryEcho.queryOrder(query("{'dimensions': ['a.d']}"))).hasToString("{\"a.d\":\"asc\"}");
        assertThat(QueryEcho.queryOrder(query("{'measures': ['a.m']}"))).hasToString("{}");
    }

    @Test
    void a_dry_run_has_the_members_that_cube_gives() {
        var request = """
                {'measures': ['orders.count'], 'timeDimensions': [{'dimension': 'orders.ordered_at',
                 'granularity': 'month', 'dateRange': 'this year'}]}""";
        var transformed = TransformedQuery.of(resolved(request, MODEL), MODEL, false);
        var body = QueryEcho.dryRun(asked(request), List.of(transformed));
        assertThat(body.propertyNames())
                .containsExactly("queryType", "normalizedQueries", "queryOrder", "transformedQueries", "pivotQuery");
        assertThat(body.get("pivotQuery").propertyNames())
                .containsExactlyInAnyOrder(
                        "measures",
                        "timeDimensions",
                        "cacheMode",
                        "timezone",
                        "limit",
                        "filters",
                        "dimensions",
                        "rowLimit",
                        "queryType");
        assertThat(body.get("normalizedQueries").get(0))
                .hasToString(body.get("pivotQuery")
                        .toString()
                        .replace(
                                ",\"queryType\":\"regularQuery\",\"cacheMode\":\"stale-if-slow\"",
                                ",\"cacheMode\":\"stale-if-slow\",\"queryType\":\"regularQuery\""));
        assertThat(body.get("queryOrder")).hasToString("[{\"orders.ordered_at\":\"asc\"}]");
    }

    @Test
    void a_transformed_query_has_the_members_that_cube_gives() {
        var transformed = TransformedQuery.of(
                resolved("{'measures': ['orders.count'], 'dimensions': ['orders.ordered_at.month']}", MODEL),
                MODEL,
                false);
        var hierarchies = transformed.remove("granularityHierarchies");
        assertThat(transformed).hasToString(json("""
                {'sortedDimensions':[],'sortedTimeDimensions':[['orders.ordered_at','month']],
                 'timeDimensions':[['orders.ordered_at','month']],'measures':['orders.count'],'leafMeasureAdditive':true,
                 'leafMeasures':['orders.count'],'leafMeasuresFullPaths':['orders.count'],
                 'measureToLeafMeasures':{'orders.count':[{'measure':'orders.count','additive':true,'type':'count'}]},
                 'hasNoTimeDimensionsWithoutGranularity':true,'allFiltersWithinSelectedDimensions':true,'isAdditive':true,
                 'hasMultipliedMeasures':false,'hasCumulativeMeasures':false,'windowGranularity':null,
                 'filterDimensionsSingleValueEqual':{},'ownedDimensions':[],
                 'ownedTimeDimensionsWithRollupGranularity':[['orders.ordered_at','month']],
                 'ownedTimeDimensionsAsIs':[['orders.ordered_at','month']],'allBackAliasMembers':{},
                 'hasMultiStage':false}""").toString());
        assertThat(hierarchies.get("orders.packed_at.week"))
                .hasToString("[\"week\",\"day\",\"hour\",\"minute\",\"second\"]");
    }
}
