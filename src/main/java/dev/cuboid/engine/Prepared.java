package dev.cuboid.engine;

import dev.cuboid.cache.Job;
import dev.cuboid.query.Asked;
import dev.cuboid.sql.SqlText;
import java.util.List;

/** A request that was understood and planned; what is left is to run its jobs. */
public record Prepared(Asked asked, List<Part> parts) {
    public Prepared {
        parts = List.copyOf(parts);
    }

    /**
     * One query of it.
     *
     * @param job its sections are the total, if asked for, then {@code totals}, then the rows
     * @param totals what the sections of totals are grouped by, each by a list of keys of the answer's rows
     */
    public record Part(Question question, Job job, List<List<String>> totals) implements Subject {
        public Part {
            totals = List.copyOf(totals);
        }

        @Override
        public List<SqlText> statements() {
            return job.readings().stream().map(Job.Reading::sql).toList();
        }
    }
}
