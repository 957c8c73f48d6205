package dev.cuboid.check;

import dev.cuboid.check.Statements.Ask;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.ValueType;
import java.util.List;

/**
 * One expression of the model that the database has to understand.
 *
 * @param whole whether it puts parts together that have probes of their own
 * @param references what its SQL names
 */
record Probe(Subject subject, Ask ask, Expected expected, boolean whole, References references) {
    /**
     * What a problem is about.
     *
     * @param member whom it belongs to; joins count as members
     * @param described for people: "the filter of measure `orders.paid`"
     */
    record Subject(MemberName member, String described, Place place) {}

    /**
     * What the values should be.
     *
     * @param types one that is enough; none where any value will do
     * @param because the middle of a sentence: "is declared `number`"
     */
    record Expected(List<ValueType> types, String because, Location at) {
        Expected {
            types = List.copyOf(types);
        }

        static Expected anything(Location at) {
            return new Expected(List.of(), "", at);
        }
    }
}
