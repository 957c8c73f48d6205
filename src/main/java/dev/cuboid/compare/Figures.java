package dev.cuboid.compare;

import dev.cuboid.access.SecurityContext;
import dev.cuboid.compare.Comparison.Renamed;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.engine.Databases;
import dev.cuboid.engine.Engine;
import dev.cuboid.engine.Request;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.plan.Planner;
import dev.cuboid.query.QueryReader;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the measures of a comparison amount to in a database, by the older model and by the newer: one query for each. */
public final class Figures {
    /** @param before the total over all rows, or the reason why there is none */
    public record Figure(String measure, String before, String after) {
        public boolean differs() {
            return !before.equals(after);
        }
    }

    private final Databases databases;
    private final Clock clock;

    public Figures(Databases databases, Clock clock) {
        this.databases = databases;
        this.clock = clock;
    }

    public List<Figure> of(List<Renamed> measures, SemanticModel base, SemanticModel head) {
        var before = engine(base);
        var after = engine(head);
        return measures.stream()
                .map(measure -> new Figure(
                        measure.after().text(), total(before, measure.before()), total(after, measure.after())))
                .toList();
    }

    private Engine engine(SemanticModel model) {
        var planner = new Planner(model);
        return new Engine(() -> planner, new QueryReader(ZoneOffset.UTC, 1, 1, clock), databases, clock);
    }

    private static String total(Engine engine, MemberName measure) {
        var query = JsonNodeFactory.instance.objectNode();
        query.putArray("measures").add(measure.text());
        try {
            var rows = engine.load(new Request(query, false, SecurityContext.ANONYMOUS))
                    .parts()
                    .getFirst()
                    .rows();
            return rows.size() == 0 ? "no row" : String.valueOf(rows.cell(0, 0));
        } catch (Rejected refused) {
            return refused.diagnostics().getFirst().message();
        }
    }
}
