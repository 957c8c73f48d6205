package dev.cuboid.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON body that is encoded once and sent many times: as it is, packed with gzip for callers that take it, or not at all
 * for callers that have it already. Thread-safe.
 */
final class EncodedBody {
    private final byte[] plain;
    private final String hash;
    /** Made when first asked for; two threads may both make it, and get the same. */
    private volatile byte @Nullable [] packed;

    EncodedBody(byte[] plain) {
        this.plain = plain;
        this.hash = hash(plain);
    }

    String text() {
        return new String(plain, StandardCharsets.UTF_8);
    }

    /** Answers 200 with the body, or 304 without it. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean pack = takesGzip(request.getHeader("Accept-Encoding"));
        var tag = pack ? "\"" + hash + "-gzip\"" : "\"" + hash + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "private, no-cache");
        response.addHeader("Vary", "Accept-Encoding");
        if (names(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        if (pack) {
            response.setHeader("Content-Encoding", "gzip");
        }
        var body = pack ? packed() : plain;
        response.setContentType("application/json; charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] packed() throws IOException {
        var known = packed;
        if (known == null) {
            var bytes = new ByteArrayOutputStream(plain.length / 8);
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(plain);
            }
            known = bytes.toByteArray();
            packed = known;
        }
        return known;
    }

    private static boolean takesGzip(@Nullable String accepted) {
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
                        .map(coding -> coding.replace(" ", ""))
                        .anyMatch(coding -> coding.equals("gzip")
                                || coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0*)?"));
    }

    private static boolean names(@Nullable String known, String tag) {
        return known != null
                && Arrays.stream(known.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
