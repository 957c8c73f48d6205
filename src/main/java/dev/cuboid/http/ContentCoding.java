package dev.cuboid.http;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import com.github.luben.zstd.util.Native;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a body is compressed on its way, by what the client accepts (RFC 9110, 12.5.3). The first of equally liked ones is taken. */
enum ContentCoding {
    ZSTD("zstd") {
        @Override
        OutputStream over(OutputStream out) throws IOException {
            return new ZstdOutputStreamNoFinalizer(out);
        }
    },
    GZIP("gzip") {
        @Override
        OutputStream over(OutputStream out) throws IOException {
            return new FastGzip(out);
        }
    },
    IDENTITY("identity") {
        @Override
        OutputStream over(OutputStream out) {
            return out;
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(ContentCoding.class);
    private static final int BUFFER = 32 * 1024;

    private final String wireName;

    ContentCoding(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    /** A stream whose closing writes the end mark, and whose flushing passes on what was written before. */
    abstract OutputStream over(OutputStream out) throws IOException;

    static ContentCoding of(HttpServletRequest request) {
        var weights = new HashMap<String, Double>();
        for (var header : Collections.list(request.getHeaders("Accept-Encoding"))) {
            for (var one : header.toLowerCase(Locale.ROOT).split(",")) {
                var parts = one.split(";");
                weights.put(parts[0].strip(), weight(parts));
            }
        }
        var best = IDENTITY;
        double most = 0;
        for (var coding : values()) {
            double weight = coding.weight(weights);
            if (weight > most && coding.isThere()) {
                best = coding;
                most = weight;
            }
        }
        return best;
    }

    private double weight(Map<String, Double> weights) {
        var own = weights.get(wireName);
        if (own == null && this == GZIP) {
            own = weights.get("x-gzip");
        }
        if (own != null) {
            return own;
        }
        // What is not named is not accepted, except for no coding at all, which is then liked least.
        return weights.getOrDefault("*", this == IDENTITY ? Double.MIN_VALUE : 0.0);
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2).strip());
                } catch (NumberFormatException malformed) {
                    return 0;
                }
            }
        }
        return 1;
    }

    private boolean isThere() {
        return this != ZSTD || NativeZstd.LOADED;
    }

    /** The library's native code; it is unpacked into the folder for temporary files when first used. */
    private static final class NativeZstd {
        private static final boolean LOADED = load();

        private static boolean load() {
            try {
                Native.load();
                return true;
            } catch (UnsatisfiedLinkError | ExceptionInInitializerError missing) {
                LOG.warn("zstd is not offered: {}", missing.getMessage());
                return false;
            }
        }
    }

    /** Much faster than the usual level, for a few percent more bytes. */
    private static final class FastGzip extends GZIPOutputStream {
        private static final int LEVEL = 1;

        private FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER, true);
            def.setLevel(LEVEL);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                def.end();
            }
        }
    }
}
