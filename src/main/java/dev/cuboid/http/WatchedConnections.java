package dev.cuboid.http;

import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP as Tomcat speaks it, but whoever serves a request can tell whether its client is still connected. A servlet learns that
 * only when it writes, which is too late for a statement that runs for minutes.
 */
public final class WatchedConnections extends Http11NioProtocol {
    private static final ScopedValue<SocketWrapperBase<?>> CURRENT = ScopedValue.newInstance();

    /** Whether the client of the request that this thread serves has closed its connection. */
    static boolean isClientGone() {
        if (!CURRENT.isBound()) {
            return false;
        }
        try {
            // Looks without waiting; what a client may have sent ahead stays in Tomcat's buffer.
            CURRENT.get().isReadyForRead();
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    /**
     * Closes the connection of the request that this thread serves, so that the end of its answer is missing. An exception alone
     * would have Tomcat end the answer in order, or with a page about the error.
     */
    static void cut() {
        if (CURRENT.isBound()) {
            CURRENT.get().close();
        }
    }

    @Override
    protected Processor createProcessor() {
        return new Watched(this, getAdapter());
    }

    private static final class Watched extends Http11Processor {
        private Watched(AbstractHttp11Protocol protocol, Adapter adapter) {
            super(protocol, adapter);
        }

        @Override
        public SocketState service(SocketWrapperBase<?> connection) throws IOException {
            return ScopedValue.<SocketWrapperBase<?>>where(CURRENT, connection).call(() -> super.service(connection));
        }
    }
}
