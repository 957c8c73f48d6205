package dev.cuboid.lineage;

import dev.cuboid.model.MemberName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names of one model as another one has them: what was renamed between the two. */
public record Naming(Map<String, String> cubes, Map<MemberName, MemberName> members) {
    public static final Naming SAME = new Naming(Map.of(), Map.of());

    public Naming {
        cubes = Collections.unmodifiableMap(new LinkedHashMap<>(cubes));
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** A cube or view. */
    public String of(String cube) {
        return cubes.getOrDefault(cube, cube);
    }

    /** A member that was renamed itself, or whose cube was. */
    public MemberName of(MemberName name) {
        var renamed = members.get(name);
        return renamed == null ? new MemberName(of(name.cube()), name.member()) : renamed;
    }
}
