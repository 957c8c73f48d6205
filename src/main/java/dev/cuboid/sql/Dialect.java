package dev.cuboid.sql;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;

/** What differs between databases beyond what jOOQ levels, as data. */
public enum Dialect {
    POSTGRES(SQLDialect.POSTGRES) {
        /**
         * Arrays are equal when their elements are, and NULL elements are equal too; unlike IS NOT DISTINCT FROM this can be
         * hashed, so it serves FULL JOIN and large results.
         */
        @Override
        Condition sameKey(Field<?> left, Field<?> right) {
            return Pieces.condition("array[", left, "] = array[", right, "]");
        }
    };

    private final SQLDialect jooq;

    Dialect(SQLDialect jooq) {
        this.jooq = jooq;
    }

    SQLDialect jooq() {
        return jooq;
    }

    /** Equality in which NULL equals NULL. */
    abstract Condition sameKey(Field<?> left, Field<?> right);
}
