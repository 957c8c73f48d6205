package dev.cuboid.observation;

/** Told of each request once it is over, by the thread that served it, which must not wait. */
public interface Observer extends AutoCloseable {
    /** Gives the request back, with what may be of use to those who are told next. */
    FinishedRequest finished(FinishedRequest request);

    @Override
    void close();
}
