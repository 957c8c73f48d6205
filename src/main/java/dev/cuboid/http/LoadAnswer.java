package dev.cuboid.http;

import dev.cuboid.cache.Result.Section;
import dev.cuboid.encode.ByteWriter;
import dev.cuboid.engine.Flow;
import dev.cuboid.engine.Prepared;
import dev.cuboid.engine.Served;
import dev.cuboid.execution.Column;
import dev.cuboid.http.PreparedLoads.PreparedLoad;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** The body of {@code /load}: pieces that are bytes already, one after another. */
final class LoadAnswer {
    private static final byte[] FALSE = ByteWriter.ascii("false");
    private static final byte[] TRUE = ByteWriter.ascii("true");
    private static final byte[] DATA = ByteWriter.ascii(",\"data\":");
    private static final byte[] TOTAL = ByteWriter.ascii(",\"total\":");
    private static final byte[] TRUNCATED = ByteWriter.ascii(",\"truncated\":true");

    private final PreparedLoad load;
    private final ByteWriter out;

    LoadAnswer(PreparedLoad load, OutputStream out) {
        this.load = load;
        this.out = new ByteWriter(out);
    }

    void write(List<Served> served) throws IOException {
        openList();
        boolean slow = false;
        for (int i = 0; i < served.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            if (!(served.get(i) instanceof Served.Whole whole)) {
                throw new IllegalStateException("not a whole result: " + served.get(i));
            }
            slow |= whole.slow();
            whole(i, whole);
        }
        closeList(slow);
        out.flush();
    }

    private void openList() throws IOException {
        if (load.asked().request().several()) {
            var type = load.prepared().asked().type().wireName();
            out.put(ByteWriter.ascii("{\"queryType\":\"" + type + "\",\"results\":["));
        }
    }

    private void closeList(boolean slow) throws IOException {
        if (load.asked().request().several()) {
            out.put(']').put(load.parts().tail());
            out.put(ByteWriter.ascii(",\"slowQuery\":"))
                    .put(slow ? TRUE : FALSE)
                    .put('}');
        }
    }

    /** What stands before the rows of a result that streams. */
    void open(Instant readAt) throws IOException {
        openList();
        head(0, readAt, false);
        out.put(DATA).flush();
    }

    /** What stands after them; the order of an object's members means nothing. */
    void close(Flow.Ending ending) throws IOException {
        totals(load.prepared().parts().getFirst(), ending.before());
        tail(0, ending.truncated(), ending.columns());
        closeList(false);
        out.flush();
    }

    private void whole(int index, Served.Whole whole) throws IOException {
        var result = whole.result();
        head(index, result.readAt(), whole.slow());
        totals(
                load.prepared().parts().get(index),
                result.sections().subList(0, result.sections().size() - 1));
        out.put(DATA).put(result.data().bytes());
        tail(index, result.data().truncated(), result.data().columns());
    }

    private void tail(int index, boolean truncated, List<Column> columns) throws IOException {
        if (truncated) {
            out.put(TRUNCATED);
        }
        if (load.asked().schema()) {
            out.put(ByteWriter.ascii(",\"schema\":"))
                    .put(SchemaJson.of(load.prepared().parts().get(index), columns));
        }
        out.put('}');
    }

    private void head(int index, Instant readAt, boolean slow) throws IOException {
        var head = load.parts().heads().get(index);
        out.put(head.beforeTime()).put(ByteWriter.ascii(WireTime.text(readAt)));
        out.put(head.afterTime()).put(slow ? TRUE : FALSE);
    }

    /** @param before the sections before the rows: the total, if asked for, then the totals */
    private void totals(Prepared.Part part, List<Section> before) throws IOException {
        if (part.question().query().total()) {
            out.put(TOTAL).put(before.getFirst().bytes());
        }
        if (part.question().query().totals()) {
            totals(part.totals(), before.subList(before.size() - part.totals().size(), before.size()));
        }
    }

    /** {@code {"grand": {…}, "by": {"orders.status": [{…}]}}} */
    private void totals(List<List<String>> keys, List<Section> sections) throws IOException {
        out.put(ByteWriter.ascii(",\"totals\":{"));
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).isEmpty()) {
                out.put(ByteWriter.ascii("\"grand\":"))
                        .put(sections.get(i).bytes())
                        .put(',');
            }
        }
        out.put(ByteWriter.ascii("\"by\":{"));
        boolean first = true;
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.get(i).isEmpty()) {
                if (!first) {
                    out.put(',');
                }
                first = false;
                out.jsonString(keys.get(i).getFirst())
                        .put(':')
                        .put(sections.get(i).bytes());
            }
        }
        out.put(ByteWriter.ascii("}}"));
    }
}
