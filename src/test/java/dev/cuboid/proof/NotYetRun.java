package dev.cuboid.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The conformance cases that are known not to pass, each with its reason: {@code suite/topic/case: reason} per line. A whole
 * topic is {@code suite/topic/*}; its cases are not asked at all.
 */
record NotYetRun(Map<String, String> reasons) {
    static NotYetRun read() {
        var reasons = new LinkedHashMap<String, String>();
        var file = ConformanceSuite.ALL.getFirst().folder().resolveSibling("not-yet-run.txt");
        ConformanceSuite.text(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    var colon = line.indexOf(": ");
                    if (colon < 0) {
                        throw new IllegalStateException("no reason is given: " + line);
                    }
                    reasons.put(line.substring(0, colon), line.substring(colon + 2));
                });
        return new NotYetRun(reasons);
    }

    Optional<String> reason(ConformanceSuite.Case one) {
        return Optional.ofNullable(reasons.get(one.path()));
    }

    boolean leavesOut(String suite, String topic) {
        return reasons.containsKey(suite + "/" + topic + "/*");
    }
}
