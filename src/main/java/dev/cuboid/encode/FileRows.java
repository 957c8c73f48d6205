package dev.cuboid.encode;

import dev.cuboid.execution.RowSink;
import java.io.IOException;

/** Writes rows as a file. Belongs to one thread; {@link #close} lets go of what it holds and writes nothing. */
public sealed interface FileRows extends RowSink, AutoCloseable permits CsvRows, NdjsonRows, ArrowRows {
    /** Bytes that are gathered before they are passed on. */
    int CHUNK = 64 * 1024;

    /** Says in the file that it is not whole, in formats that have a way to, and passes on what is gathered. */
    void breakOff(String reason) throws IOException;

    @Override
    void close();
}
