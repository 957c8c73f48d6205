package dev.cuboid.http;

import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.Cube;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.Measure;
import dev.cuboid.model.Measure.Function;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.Presentation;
import dev.cuboid.model.Presentation.Format;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.SqlTemplate.Part;
import dev.cuboid.model.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The model that the samples were recorded with. */
final class SampleModel {
    private SampleModel() {}

    static SemanticModel of() {
        return new SemanticModel(List.of(campaigns(), engagements(), users()), List.of());
    }

    private static Cube engagements() {
        var cube = "UserEngagement";
        return cube(
                cube,
                "user_engagement",
                "user_engagements",
                List.of(
                        measure(cube, "count", Function.COUNT, ""),
                        measure(cube, "totalInteractions", Function.SUM, "interactions"),
                        measure(cube, "uniqueUsers", Function.COUNT_DISTINCT, "user_id"),
                        measure(cube, "averageSessionDuration", Function.AVG, "session_duration")),
                List.of(
                        dimension(cube, "id", "id", ValueType.NUMBER, true),
                        dimension(cube, "userId", "user_id", ValueType.STRING, false),
                        dimension(cube, "interactionType", "interaction_type", ValueType.STRING, false),
                        dimension(cube, "device", "device", ValueType.STRING, false),
                        dimension(cube, "country", "country", ValueType.STRING, false),
                        dimension(cube, "eventTime", "event_time", ValueType.TIME, false)),
                List.of(
                        segment(cube, "mobile", ".device = 'mobile'"),
                        segment(cube, "purchases", ".interaction_type = 'purchase'")),
                List.of(toUsers()));
    }

    private static Cube campaigns() {
        var cube = "CampaignEngagement";
        var clicked = new SqlTemplate(List.of(new Part.CubeReference(List.of()), new Part.Text(".clicks > 0")));
        return cube(
                cube,
                "campaign_engagement",
                "campaign_engagements",
                List.of(
                        measure(cube, "count", Function.COUNT, ""),
                        measure(cube, "totalClicks", Function.SUM, "clicks"),
                        measure(cube, "totalConversions", Function.SUM, "conversions"),
                        measure(cube, "totalImpressions", Function.SUM, "impressions"),
                        new Measure(
                                new MemberName(cube, "uniqueClickers"),
                                shown(cube, "uniqueClickers", new Format.None()),
                                ValueType.NUMBER,
                                List.of(),
                                new Measure.Kind.Aggregate(
                                        Function.COUNT_DISTINCT,
                                        Optional.of(column("user_id")),
                                        List.of(clicked),
                                        new Measure.Window.None()),
                                Map.of()),
                        new Measure(
                                new MemberName(cube, "conversionRate"),
                                shown(cube, "conversionRate", new Format.Named("percent")),
                                ValueType.NUMBER,
                                List.of(),
                                new Measure.Kind.Calculated(
                                        new SqlTemplate(List.of(
                                                reference(cube, "totalConversions"),
                                                new Part.Text(" * 1.0 / NULLIF("),
                                                reference(cube, "totalClicks"),
                                                new Part.Text(", 0)"))),
                                        List.of(),
                                        false),
                                Map.of())),
                List.of(
                        dimension(cube, "id", "id", ValueType.NUMBER, true),
                        dimension(cube, "campaignId", "campaign_id", ValueType.STRING, false),
                        dimension(cube, "userId", "user_id", ValueType.STRING, false),
                        dimension(cube, "engagementDate", "engagement_date", ValueType.TIME, false)),
                List.of(),
                List.of(toUsers()));
    }

    private static Cube users() {
        var cube = "Users";
        return cube(
                cube,
                "users",
                "users",
                List.of(measure(cube, "count", Function.COUNT, "")),
                List.of(
                        dimension(cube, "userId", "user_id", ValueType.STRING, true),
                        dimension(cube, "plan", "plan", ValueType.STRING, false),
                        dimension(cube, "country", "country", ValueType.STRING, false),
                        dimension(cube, "signupAt", "signup_at", ValueType.TIME, false)),
                List.of(),
                List.of());
    }

    private static Cube cube(
            String name,
            String alias,
            String table,
            List<Measure> measures,
            List<Dimension> dimensions,
            List<Cube.Segment> segments,
            List<Cube.Join> joins) {
        return new Cube(
                name,
                alias,
                new Presentation(words(name), words(name), "", true, new Format.None(), "", Map.of()),
                new Cube.Source.Table(SqlTemplate.text("public." + table)),
                "default",
                false,
                false,
                measures,
                dimensions,
                segments,
                joins,
                List.of(),
                Map.of(),
                new Location.InFile("cubes/" + name + ".yml", 1, 1));
    }

    private static Measure measure(String cube, String name, Function function, String column) {
        var argument = column.isEmpty() ? Optional.<SqlTemplate>empty() : Optional.of(column(column));
        return new Measure(
                new MemberName(cube, name),
                shown(cube, name, new Format.None()),
                ValueType.NUMBER,
                List.of(),
                new Measure.Kind.Aggregate(function, argument, List.of(), new Measure.Window.None()),
                Map.of());
    }

    private static Dimension dimension(String cube, String name, String column, ValueType type, boolean key) {
        return new Dimension(
                new MemberName(cube, name),
                shown(cube, name, new Format.None()),
                type,
                key,
                new Dimension.Kind.Expression(column(column)),
                List.of(),
                List.of(),
                Map.of());
    }

    private static Cube.Segment segment(String cube, String name, String condition) {
        return new Cube.Segment(
                new MemberName(cube, name),
                shown(cube, name, new Format.None()),
                new SqlTemplate(List.of(new Part.CubeReference(List.of()), new Part.Text(condition))));
    }

    private static Cube.Join toUsers() {
        return new Cube.Join(
                "Users",
                Cube.Relationship.MANY_TO_ONE,
                new SqlTemplate(List.of(
                        new Part.CubeReference(List.of()),
                        new Part.Text(".user_id = "),
                        new Part.CubeReference(List.of("Users")),
                        new Part.Text(".user_id"))),
                new Location.InFile("cubes/joins.yml", 1, 1));
    }

    private static SqlTemplate column(String name) {
        return new SqlTemplate(List.of(new Part.CubeReference(List.of()), new Part.Text("." + name)));
    }

    private static Part reference(String cube, String measure) {
        return new Part.MemberReference(List.of(), new MemberName(cube, measure));
    }

    private static Presentation shown(String cube, String name, Format format) {
        var description = name.equals("averageSessionDuration") ? "minutes" : "";
        return new Presentation(words(cube) + " " + words(name), words(name), description, true, format, "", Map.of());
    }

    private static String words(String name) {
        return Arrays.stream(name.split("(?=[A-Z])"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .reduce((left, right) -> left + " " + right)
                .orElseThrow();
    }
}
