package dev.cuboid.model;

import dev.cuboid.diagnostic.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A selection of members of several cubes under one name, with the join paths by which they are reached.
 *
 * @param members in the order that Cube lists them: per kind, in the order of the view's cubes
 * @param defaultFilters hold for each query of the view, unless the query filters on a member named to release them
 * @param policies whether access policies are declared on it
 * @param extras what only the meta endpoint shows: folders, view groups …
 */
public record View(
        String name,
        Presentation presentation,
        List<Member> members,
        List<DefaultFilter> defaultFilters,
        List<Cube.Hierarchy> hierarchies,
        boolean policies,
        Map<String, Object> extras,
        Location location) {
    public View {
        members = List.copyOf(members);
        defaultFilters = List.copyOf(defaultFilters);
        hierarchies = List.copyOf(hierarchies);
    }

    /** A member under the view's name. */
    public sealed interface Member {
        MemberName name();

        Presentation presentation();

        /**
         * A member of a cube.
         *
         * @param path from the view's root cube to the member's cube, both included; one name for the root itself
         */
        record Included(MemberName name, Presentation presentation, List<String> path, MemberName target)
                implements Member {
            public Included {
                path = List.copyOf(path);
            }
        }

        /**
         * A measure that the view defines itself. References in it are already those of the cubes, with full paths
         * from the view's root cube on.
         */
        record OwnMeasure(Measure measure) implements Member {
            @Override
            public MemberName name() {
                return measure.name();
            }

            @Override
            public Presentation presentation() {
                return measure.presentation();
            }
        }

        /** A dimension that the view defines itself; references as in {@link OwnMeasure}. */
        record OwnDimension(Dimension dimension) implements Member {
            @Override
            public MemberName name() {
                return dimension.name();
            }

            @Override
            public Presentation presentation() {
                return dimension.presentation();
            }
        }
    }

    /** @param filter in the view's names, fully qualified; @param unless view members that release it */
    public record DefaultFilter(Filter filter, List<MemberName> unless) {
        public DefaultFilter {
            unless = List.copyOf(unless);
        }
    }

    public Optional<Member> member(String wanted) {
        return members.stream()
                .filter(member -> member.name().member().equals(wanted))
                .findFirst();
    }

    /** Its place in the file is no part of what it is. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof View that && contents().equals(that.contents());
    }

    @Override
    public int hashCode() {
        return contents().hashCode();
    }

    private List<Object> contents() {
        return List.of(name, presentation, members, defaultFilters, hierarchies, policies, extras);
    }
}
