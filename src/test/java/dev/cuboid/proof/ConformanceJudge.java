package dev.cuboid.proof;

import dev.cuboid.TestDatabase;
import dev.cuboid.proof.ConformanceSuite.Expectation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Holds a reply against what a case expects; its reference SQL runs on the same database. */
record ConformanceJudge(TestDatabase database) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What is wrong, or nothing. */
    Optional<String> problem(ConformanceSuite.Case one, ConformanceServer.Reply reply) {
        return switch (one.expectation()) {
            case Expectation.Refusal(var statuses, var says) -> refusal(statuses, says, reply);
            case Expectation.Rows(var sql, var order, var total) -> rows(one.suite(), sql, order, total, reply);
        };
    }

    private static Optional<String> refusal(List<Integer> statuses, List<String> says, ConformanceServer.Reply reply) {
        if (!statuses.contains(reply.status())) {
            return Optional.of("status %d, expected one of %s: %s".formatted(reply.status(), statuses, reply.text()));
        }
        var said = reply.text().toLowerCase(Locale.ROOT);
        var unsaid = says.stream()
                .filter(part -> !said.contains(part.toLowerCase(Locale.ROOT)))
                .toList();
        return unsaid.isEmpty()
                ? Optional.empty()
                : Optional.of("the error does not say %s: %s".formatted(unsaid, reply.text()));
    }

    private Optional<String> rows(
            String schema, String sql, RowComparison.Order order, Optional<Long> total, ConformanceServer.Reply reply) {
        if (reply.status() != 200) {
            return Optional.of("status %d: %s".formatted(reply.status(), reply.text()));
        }
        return RowComparison.difference(reference(schema, sql), reply.rows(), order)
                .or(() -> total.isEmpty() || total.equals(reply.total())
                        ? Optional.empty()
                        : Optional.of("total is %s, expected %s".formatted(reply.total(), total)));
    }

    private List<Map<String, Object>> reference(String schema, String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET search_path TO " + schema + ", public");
            var rows = new ArrayList<Map<String, Object>>();
            var trimmed = sql.strip().replaceFirst(";$", "");
            try (var result =
                    statement.executeQuery("SELECT row_to_json(reference)::text FROM (" + trimmed + "\n) reference")) {
                while (result.next()) {
                    rows.add(ConformanceServer.row(JSON.readTree(result.getString(1))));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException("the reference does not run: " + sql, failed);
        }
    }
}
