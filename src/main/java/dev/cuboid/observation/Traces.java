package dev.cuboid.observation;

import dev.cuboid.engine.Journal;
import dev.cuboid.engine.Journal.Stage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests to a collector of OpenTelemetry: one span for the request and one for each stage that it passed, made of the
 * journal once the request is over. What the collector does not take in time is dropped. Thread-safe.
 */
public final class Traces implements Observer {
    private static final String PATH = "/v1/traces";
    private static final int LAST_WORDS_SECONDS = 2;
    private static final TextMapGetter<FinishedRequest> HEADERS = new Headers();

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /** The one header of the caller that matters. */
    private static final class Headers implements TextMapGetter<FinishedRequest> {
        @Override
        public Iterable<String> keys(FinishedRequest carrier) {
            return List.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable FinishedRequest carrier, String key) {
            return carrier == null
                            || !key.equals("traceparent")
                            || carrier.traceparent().isEmpty()
                    ? null
                    : carrier.traceparent();
        }
    }

    private Traces(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("dev.cuboid");
    }

    /**
     * Sends by OTLP over HTTP. Nothing is sent before the first request, so that a collector may come later.
     *
     * @param endpoint address of a collector, with or without its path for traces
     * @param headers sent with each batch
     */
    public static Traces to(String endpoint, Map<String, String> headers) {
        var base = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
        var exporter = OtlpHttpSpanExporter.builder().setEndpoint(base.endsWith(PATH) ? base : base + PATH);
        headers.forEach(exporter::addHeader);
        var resource = Resource.getDefault()
                .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "cuboid")));
        return new Traces(SdkTracerProvider.builder()
                .setResource(resource)
                .addSpanProcessor(BatchSpanProcessor.builder(exporter.build()).build())
                .build());
    }

    @Override
    public FinishedRequest finished(FinishedRequest request) {
        var caller = W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS);
        long begun = epochNanos(request, request.journal().begunAt());
        var span = tracer.spanBuilder(request.method() + " " + request.route())
                .setParent(caller)
                .setSpanKind(SpanKind.SERVER)
                .setStartTimestamp(begun, TimeUnit.NANOSECONDS)
                .startSpan();
        describe(span, request);
        var parent = caller.with(span);
        for (var stage : Stage.values()) {
            stage(request, stage, parent);
        }
        span.end(begun + request.nanos(), TimeUnit.NANOSECONDS);
        return request.partOf(span.getSpanContext().getTraceId());
    }

    private void stage(FinishedRequest request, Stage stage, Context parent) {
        var journal = request.journal();
        if (!journal.passed(stage)) {
            return;
        }
        long start = epochNanos(request, journal.startedAt(stage));
        var span = tracer.spanBuilder(stage.text())
                .setParent(parent)
                .setSpanKind(stage == Stage.DATABASE ? SpanKind.CLIENT : SpanKind.INTERNAL)
                .setStartTimestamp(start, TimeUnit.NANOSECONDS)
                .startSpan();
        if (stage == Stage.DATABASE && !journal.subjects().isEmpty()) {
            var subject = journal.subjects().getFirst();
            span.setAttribute("db.system.name", "postgresql");
            span.setAttribute("db.namespace", subject.question().dataSource());
            // without its binds, so without what anybody filters by
            span.setAttribute("db.query.text", subject.statements().getLast().sql());
        }
        span.end(start + journal.spent(stage), TimeUnit.NANOSECONDS);
    }

    private static void describe(Span span, FinishedRequest request) {
        Journal journal = request.journal();
        span.setAttribute("http.request.method", request.method());
        span.setAttribute("http.route", request.route());
        span.setAttribute("http.response.status_code", request.status());
        span.setAttribute("http.response.body.size", request.bytes());
        span.setAttribute("cuboid.request_id", journal.requestId());
        journal.verdict().ifPresent(verdict -> {
            span.setAttribute("cuboid.cache", verdict.name().toLowerCase(Locale.ROOT));
            span.setAttribute("cuboid.rows", journal.rows());
        });
        journal.error().ifPresent(code -> span.setAttribute("error.type", code.id()));
        if (request.status() >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
    }

    private static long epochNanos(FinishedRequest request, long nanoTime) {
        var at = request.at();
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond())
                + at.getNano()
                + (nanoTime - request.journal().begunAt());
    }

    /** Sends what has not been sent, for a moment. */
    @Override
    public void close() {
        provider.shutdown().join(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    }
}
