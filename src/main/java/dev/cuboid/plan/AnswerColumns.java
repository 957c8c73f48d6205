package dev.cuboid.plan;

import dev.cuboid.model.Cube;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.query.ResolvedQuery;
import dev.cuboid.query.ResolvedQuery.Group;
import java.util.ArrayList;
import java.util.List;

/**
 * What the columns of an answer are called in SQL: {@code cube__member}, with the cube's {@code sql_alias} where it has one,
 * short enough for every database, and never twice the same ({@code userId} and {@code user_id} are two members).
 */
final class AnswerColumns {
    private final Names names = new Names();
    private final List<Group> groups = new ArrayList<>();
    private final List<String> measures = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final SemanticModel model;

    AnswerColumns(ResolvedQuery query, SemanticModel model) {
        this.model = model;
        for (var group : query.groups()) {
            keys.add(group.key());
            groups.add(new Group(column(group.key()), group.dimension(), group.bucket()));
        }
        for (var use : query.measures()) {
            keys.add(use.key());
            measures.add(column(use.key()));
        }
    }

    /** The query's groups, each with its column's name for a key. */
    List<Group> groups() {
        return groups;
    }

    List<String> measures() {
        return measures;
    }

    /** The keys of the answer's rows, groups first. */
    List<String> keys() {
        return keys;
    }

    private String column(String key) {
        int dot = key.indexOf('.');
        var cube = key.substring(0, dot);
        var alias = model.cube(cube).map(Cube::alias).orElse(cube);
        return names.unique(Names.ofKey(alias + key.substring(dot)));
    }
}
