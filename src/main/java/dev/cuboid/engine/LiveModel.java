package dev.cuboid.engine;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.DefinitionMemory;
import dev.cuboid.definition.Definitions;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.ModelMemory;
import dev.cuboid.plan.Planner;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model in force. What has changed of it can be read and compiled anew while requests run, which keep the one that they began with; a change that does
 * not compile leaves the last good one in force. Thread-safe.
 */
public final class LiveModel implements Supplier<Planner> {
    private static final Logger LOG = LoggerFactory.getLogger(LiveModel.class);

    private final DefinitionMemory files;
    private final ModelMemory models = new ModelMemory();
    private final AtomicReference<State> state;
    private Definitions last;

    /** @param problems why the files are not in force; empty when they are */
    private record State(Planner planner, List<Diagnostic> problems) {}

    private LiveModel(DefinitionMemory files, Definitions first) {
        this.files = files;
        this.last = first;
        this.state = new AtomicReference<>(new State(new Planner(models.compile(first)), List.of()));
    }

    /** Reads a model folder for the first time; refused if anything is wrong with it. */
    public static LiveModel of(Path folder) {
        var files = new DefinitionMemory(folder);
        return new LiveModel(files, files.read());
    }

    @Override
    public Planner get() {
        return state.get().planner();
    }

    /** Why the model in force is older than its files; empty if it is not. */
    public List<Diagnostic> problems() {
        return state.get().problems();
    }

    /** Reads what has changed, and puts the model in force if it compiles. */
    public synchronized void reload() {
        var now = files.read();
        if (isSame(now)) {
            return;
        }
        last = now;
        try {
            var planner = new Planner(models.compile(now));
            state.set(new State(planner, List.of()));
            LOG.info("The changed model is in force: {}", inventory(planner));
        } catch (Rejected rejected) {
            state.set(new State(get(), rejected.diagnostics()));
            LOG.error(
                    "The changed model is not in force, the one before it stays:\n{}",
                    rejected.diagnostics().stream().map(Diagnostic::text).collect(Collectors.joining("\n")));
        }
    }

    private boolean isSame(Definitions now) {
        return now.problems().equals(last.problems()) && areSame(now.files(), last.files());
    }

    /** Unchanged files give the same trees, so there is no need to look into them. */
    private static boolean areSame(List<Definition> some, List<Definition> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static String inventory(Planner planner) {
        var model = planner.model();
        return "%d cubes, %d views"
                .formatted(model.cubes().size(), model.views().size());
    }
}
