package dev.cuboid.cache;

import dev.cuboid.encode.RowLayout;
import dev.cuboid.encode.RowLayout.Field;
import dev.cuboid.sql.SqlText;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What nodes know a job by: a digest of everything in it, and of the databases that it reads. The name of a data source does not
 * say which database that is, so each stands there by its identity.
 */
public record SharedKey(String digest) {
    /** Another number whenever the same job could have other bytes: a new layout of entries, or rows that are encoded otherwise. */
    static final int FORMAT = 1;

    /**
     * @param identities gives for the name of a data source what tells its database from all others
     */
    public static SharedKey of(Job job, UnaryOperator<String> identities) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(canonical(job, identities));
            return new SharedKey(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Different for jobs that are. */
    static byte[] canonical(Job job, UnaryOperator<String> identities) {
        return new WireWriter()
                .number(FORMAT)
                .text(build())
                .text(identities.apply(job.dataSource()))
                .list(job.readings(), (out, reading) -> {
                    sql(out, reading.sql());
                    layout(out, reading.layout());
                })
                .list(job.refreshKeys(), (out, key) -> refreshKey(out, key, identities))
                .written();
    }

    /** Nodes of two releases, as there are during an upgrade, do not share. */
    private static String build() {
        var version = SharedKey.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    private static void sql(WireWriter out, SqlText sql) {
        out.text(sql.sql()).list(sql.binds(), SharedKey::bind).list(sql.keys(), WireWriter::text);
    }

    private static void layout(WireWriter out, RowLayout layout) {
        out.text(layout.shape().name())
                .list(layout.fields(), SharedKey::field)
                .truth(layout.castNumerics())
                .number(layout.mostRows());
    }

    private static void field(WireWriter out, Field field) {
        switch (field) {
            case Field.Cell(var key, var source) -> out.text("cell").text(key).number(source);
            case Field.Constant(var key, var text) ->
                out.text("constant").text(key).text(text);
        }
    }

    private static void refreshKey(WireWriter out, RefreshKey key, UnaryOperator<String> identities) {
        switch (key) {
            case RefreshKey.Every(var interval) ->
                out.text("every").number(interval.toSeconds()).number(interval.getNano());
            case RefreshKey.Scheduled(var cron, var zone) ->
                out.text("scheduled").text(cron).text(zone.getId());
            case RefreshKey.Asked(var dataSource, var sql, var renewal) ->
                out.text("asked")
                        .text(identities.apply(dataSource))
                        .text(sql)
                        .number(renewal.toSeconds())
                        .number(renewal.getNano());
            case RefreshKey.Immutable() -> out.text("immutable");
        }
    }

    /** With its type, since the text `1` and the number 1 are two things to a database. */
    private static void bind(WireWriter out, @Nullable Object value) {
        switch (value) {
            case null -> out.text("null");
            case String text -> out.text("text").text(text);
            case BigDecimal decimal -> out.text("decimal").text(decimal.toString());
            case Boolean truth -> out.text("truth").truth(truth);
            case Long number -> out.text("long").number(number);
            case OffsetDateTime time -> out.text("time").text(time.toString());
            case Object array when array.getClass().isArray() -> array(out, array);
            case Object other -> throw new IllegalStateException("a bind of " + other.getClass());
        }
    }

    private static void array(WireWriter out, Object array) {
        int length = Array.getLength(array);
        out.text("array").text(array.getClass().getComponentType().getName()).number(length);
        for (int i = 0; i < length; i++) {
            bind(out, Array.get(array, i));
        }
    }
}
