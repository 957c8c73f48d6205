package dev.cuboid.check;

import dev.cuboid.model.MemberName;
import dev.cuboid.model.SqlTemplate;
import dev.cuboid.model.SqlTemplate.Part;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The members and cubes that pieces of SQL name. */
record References(Set<MemberName> members, Set<String> cubes) {
    static References of(List<SqlTemplate> templates) {
        var references = new References(new LinkedHashSet<>(), new LinkedHashSet<>());
        templates.forEach(references::add);
        return references;
    }

    private void add(SqlTemplate template) {
        for (var part : template.parts()) {
            switch (part) {
                case Part.CubeReference(var path) -> cubes.addAll(path);
                case Part.MemberReference(var path, var member) -> add(path, member);
                case Part.BucketReference(var path, var dimension, var _) -> add(path, dimension);
                case Part.CubeSql(var cube) -> cubes.add(cube);
                case Part.ToQueryZone(var instant) -> add(instant);
                case Part.Text _, Part.FilterParameter _, Part.FilterGroup _, Part.NotServed _ -> {}
            }
        }
    }

    private void add(List<String> path, MemberName member) {
        members.add(member);
        cubes.addAll(path);
        cubes.add(member.cube());
    }
}
