package dev.cuboid.query;

import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.Cube;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.Filter;
import dev.cuboid.model.Interval;
import dev.cuboid.model.Measure;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.Presentation;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.ValueType;
import dev.cuboid.model.View;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop in miniature, made by hand: orders, their customers, a hidden cube, a guarded one, and views over them. */
final class ShopModel {
    private static final Location HERE = new Location.InFile("shop.yml", 1, 1);

    static final SemanticModel MODEL = new SemanticModel(
            List.of(orders(), customers(), cube("places", false, false), cube("vault", true, true)),
            List.of(facts(), guarded()));

    private static Cube orders() {
        return new Cube(
                "orders",
                "orders",
                shown(true),
                new Cube.Source.Table(SqlTemplate.text("shop.orders")),
                "default",
                false,
                false,
                List.of(
                        measure("orders.count", ValueType.NUMBER, true),
                        measure("orders.total", ValueType.NUMBER, true),
                        measure("orders.last_time", ValueType.TIME, true),
                        measure("orders.secret", ValueType.NUMBER, false)),
                List.of(
                        dimension("orders.id", ValueType.NUMBER, true),
                        dimension("orders.status", ValueType.STRING, true),
                        dimension("orders.channel", ValueType.STRING, true),
                        dimension("orders.gift", ValueType.BOOLEAN, true),
                        dimension("orders.amount", ValueType.NUMBER, true),
                        dimension("orders.ordered_at", ValueType.TIME, true),
                        dimension("orders.packed_at", ValueType.TIME, true),
                        dimension("orders.internal_note", ValueType.STRING, false)),
                List.of(segment("orders.paid"), segment("orders.large")),
                List.of(),
                List.of(),
                Map.of(),
                HERE);
    }

    private static Cube customers() {
        var name = "customers";
        return new Cube(
                name,
                name,
                shown(true),
                new Cube.Source.Table(SqlTemplate.text("shop.customers")),
                "default",
                false,
                false,
                List.of(measure("customers.count", ValueType.NUMBER, true)),
                List.of(dimension("customers.tier", ValueType.STRING, true)),
                List.of(segment("customers.vips")),
                List.of(),
                List.of(),
                Map.of(),
                HERE);
    }

    private static Cube cube(String name, boolean visible, boolean policies) {
        return new Cube(
                name,
                name,
                shown(visible),
                new Cube.Source.Table(SqlTemplate.text("shop." + name)),
                "default",
                false,
                policies,
                List.of(measure(name + ".count", ValueType.NUMBER, true)),
                List.of(dimension(name + ".city", ValueType.STRING, true)),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                HERE);
    }

    private static View facts() {
        var members = new ArrayList<View.Member>();
        members.add(included("facts.count", List.of("orders"), "orders.count"));
        members.add(included("facts.total", List.of("orders"), "orders.total"));
        members.add(included("facts.sold_through", List.of("orders"), "orders.channel"));
        members.add(included("facts.note", List.of("orders"), "orders.internal_note"));
        members.add(included("facts.ordered_at", List.of("orders"), "orders.ordered_at"));
        members.add(included("facts.tier", List.of("orders", "customers"), "customers.tier"));
        members.add(included("facts.city", List.of("orders", "places"), "places.city"));
        members.add(included("facts.vips", List.of("orders", "customers"), "customers.vips"));
        members.add(new View.Member.OwnMeasure(measure("facts.average", ValueType.NUMBER, true)));
        members.add(new View.Member.OwnDimension(dimension("facts.label", ValueType.STRING, true)));
        var web = new Filter.Condition("facts.sold_through", Filter.Operator.EQUALS, List.of("web"), HERE);
        var recent =
                new Filter.Condition("facts.ordered_at", Filter.Operator.IN_DATE_RANGE, List.of("this year"), HERE);
        var large = new Filter.Condition("facts.total", Filter.Operator.GT, List.of("0"), HERE);
        return new View(
                "facts",
                shown(true),
                members,
                List.of(
                        new View.DefaultFilter(web, List.of(MemberName.parse("facts.sold_through"))),
                        new View.DefaultFilter(recent, List.of(MemberName.parse("facts.ordered_at"))),
                        new View.DefaultFilter(large, List.of())),
                List.of(),
                false,
                Map.of(),
                HERE);
    }

    private static View guarded() {
        return new View(
                "guarded",
                shown(true),
                List.of(included("guarded.count", List.of("orders"), "orders.count")),
                List.of(),
                List.of(),
                true,
                Map.of(),
                HERE);
    }

    private static View.Member included(String name, List<String> path, String target) {
        return new View.Member.Included(MemberName.parse(name), shown(true), path, MemberName.parse(target));
    }

    private static Measure measure(String name, ValueType type, boolean visible) {
        var function = name.endsWith(".count") ? Measure.Function.COUNT : Measure.Function.SUM;
        var kind = new Measure.Kind.Aggregate(
                function, Optional.of(SqlTemplate.text("amount")), List.of(), new Measure.Window.None());
        return new Measure(MemberName.parse(name), shown(visible), type, List.of(), kind, Map.of());
    }

    private static Dimension dimension(String name, ValueType type, boolean visible) {
        var member = MemberName.parse(name);
        var sprint = new Dimension.Granularity(
                "sprint",
                "Sprint",
                new Dimension.Cut.FromOrigin(
                        Interval.of(2, Interval.Unit.WEEK), LocalDateTime.parse("2024-01-01T00:00:00")));
        return new Dimension(
                member,
                shown(visible),
                type,
                member.member().equals("id"),
                new Dimension.Kind.Expression(SqlTemplate.text(member.member())),
                name.equals("orders.ordered_at") ? List.of(sprint) : List.of(),
                List.of(),
                Map.of());
    }

    private static Cube.Segment segment(String name) {
        return new Cube.Segment(MemberName.parse(name), shown(true), SqlTemplate.text("true"));
    }

    private static Presentation shown(boolean visible) {
        return new Presentation("Title", "Title", "", visible, new Presentation.Format.None(), "", Map.of());
    }

    private ShopModel() {}
}
