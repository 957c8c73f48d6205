package dev.cuboid.proof;

import dev.cuboid.proof.Served.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/** The evaluator in the place of a server, to try the proofs themselves. */
final class EvaluatedServer implements Served.Server {
    @Override
    public Served serve(World world) {
        return ask -> outcome(world, ask);
    }

    private static Outcome outcome(World world, Ask ask) {
        try {
            return rows(Evaluator.answer(world, ask));
        } catch (Unanswerable unanswerable) {
            return new Outcome.Refused(
                    unanswerable.reason() == Unanswerable.Reason.FILTER_UNSEEN ? "P104" : "P101",
                    unanswerable.getMessage());
        }
    }

    static Outcome rows(Answer answer) {
        return new Outcome.Rows(
                answer.rows().stream().map(EvaluatedServer::served).toList(), "SELECT");
    }

    private static Map<String, Object> served(Map<String, Object> row) {
        var served = new LinkedHashMap<String, Object>();
        row.forEach((key, value) -> served.put(key, Values.served(value)));
        return served;
    }
}
