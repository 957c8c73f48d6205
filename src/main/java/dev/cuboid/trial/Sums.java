package dev.cuboid.trial;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether the measures of a query add up over dimensions. */
final class Sums {
    private final ModelTest test;
    private final Session session;
    private final Table totals;
    private final ObjectNode query;
    private final List<String> measures;

    Sums(ModelTest test, Session session, Table totals) {
        this.test = test;
        this.session = session;
        this.totals = totals;
        this.query = ((ObjectNode) JsonTree.of(test.query())).deepCopy();
        this.measures = texts(query.path("measures"));
    }

    List<String> objections(List<String> dimensions) {
        var finer = session.ask(finer(dimensions), test.query());
        var groups =
                totals.keys().stream().filter(key -> !measures.contains(key)).toList();
        var objections = new ArrayList<String>();
        for (int row = 0; row < totals.rows().size(); row++) {
            for (var measure : measures) {
                var sum = sum(finer, groups, totals.columns(groups).rows().get(row), measure);
                var total = totals.cell(row, measure);
                // no rows make no groups, and a count of none is 0
                boolean ofNoRows = finer.rows().isEmpty()
                        && total.number().filter(number -> number.signum() == 0).isPresent();
                if (!ofNoRows && !sum.equals(total, test.tolerance())) {
                    objections.add("%s does not add up over %s: the sum is %s, the total is %s"
                            .formatted(measure, String.join(", ", dimensions), sum.shown(), total.shown()));
                }
            }
        }
        return objections;
    }

    /** The same query by the dimensions, too; where rows are cut off nothing could add up. */
    private ObjectNode finer(List<String> dimensions) {
        var finer = query.deepCopy();
        finer.remove(List.of("limit", "offset", "order"));
        var all = finer.putArray("dimensions");
        texts(query.path("dimensions")).forEach(all::add);
        dimensions.forEach(all::add);
        return finer;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static Cell sum(Table finer, List<String> groups, List<Cell> group, String measure) {
        var places = finer.columns(groups).rows();
        var sum = BigDecimal.ZERO;
        boolean any = false;
        for (int row = 0; row < places.size(); row++) {
            var number = finer.cell(row, measure).number();
            if (places.get(row).equals(group) && number.isPresent()) {
                sum = sum.add(number.get());
                any = true;
            }
        }
        return any ? new Cell.Text(sum.toPlainString()) : new Cell.Nothing();
    }
}
