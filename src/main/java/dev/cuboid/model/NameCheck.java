package dev.cuboid.model;

import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import java.util.HashMap;
import java.util.Map;

/** Measures, dimensions, segments, hierarchies and pre-aggregations of one cube or view share their names. */
record NameCheck(Problems problems) {
    void check(Node owner, String what) {
        Map<String, Location> seen = new HashMap<>();
        for (var kind : MemberKind.values()) {
            for (var member : owner.parts(kind.parameter())) {
                var earlier = seen.putIfAbsent(member.name(), member.location());
                if (earlier != null) {
                    problems.report(
                            ErrorCode.DUPLICATE_NAME,
                            member.location(),
                            "%s `%s`: %s defined more than once".formatted(what, owner.name(), member.name()),
                            "rename this %s, or the other one at %s".formatted(kind.word(), earlier.text()));
                }
            }
        }
        var targets = new HashMap<String, Location>();
        for (var join : owner.parts("joins")) {
            if (targets.putIfAbsent(join.name(), join.location()) != null) {
                problems.report(
                        ErrorCode.DUPLICATE_NAME,
                        join.location(),
                        "cube `%s`: join `%s` defined more than once".formatted(owner.name(), join.name()),
                        "for a second way to the same table, declare a cube that `extends` it and join that one");
            }
        }
    }
}
