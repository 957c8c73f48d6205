package dev.cuboid.model;

import java.util.stream.Stream;

/** The SQL that a member's value is made of, in the order of the model. */
public final class Templates {
    public static Stream<SqlTemplate> of(Measure.Kind kind) {
        return switch (kind) {
            case Measure.Kind.Aggregate(var _, var argument, var filters, var _) ->
                Stream.concat(argument.stream(), filters.stream());
            case Measure.Kind.Calculated(var sql, var filters, var _) ->
                Stream.concat(Stream.of(sql), filters.stream());
            case Measure.Kind.Staged(var _, var sql, var _, var _, var _, var filters) ->
                Stream.concat(Stream.of(sql), filters.stream());
            case Measure.Kind.Rank(var keys, var _, var _) -> keys.stream().map(Measure.RankKey::sql);
            case Measure.Kind.Switch(var _, var _, var whens, var otherwise, var _, var _) ->
                Stream.concat(whens.stream().map(Dimension.SwitchWhen::sql), otherwise.stream());
        };
    }

    public static Stream<SqlTemplate> of(Dimension.Kind kind) {
        return switch (kind) {
            case Dimension.Kind.Expression(var sql) -> Stream.of(sql);
            case Dimension.Kind.Case(var whens, var otherwise) ->
                Stream.concat(
                        whens.stream().flatMap(when -> Stream.concat(Stream.of(when.condition()), sql(when.label()))),
                        sql(otherwise));
            case Dimension.Kind.SwitchCase(var _, var whens, var otherwise) ->
                Stream.concat(whens.stream().map(Dimension.SwitchWhen::sql), otherwise.stream());
            case Dimension.Kind.Geo(var latitude, var longitude) -> Stream.of(latitude, longitude);
            case Dimension.Kind.SubQuery(var sql, var _) -> Stream.of(sql);
            case Dimension.Kind.Switch _ -> Stream.empty();
            case Dimension.Kind.Staged(var sql, var _, var _) -> Stream.of(sql);
        };
    }

    private static Stream<SqlTemplate> sql(Dimension.Label label) {
        return switch (label) {
            case Dimension.Label.Expression(var sql) -> Stream.of(sql);
            case Dimension.Label.Text _, Dimension.Label.None _ -> Stream.empty();
        };
    }

    private Templates() {}
}
