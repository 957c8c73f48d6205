package dev.cuboid.compare;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import dev.cuboid.diagnostic.Location;
import dev.cuboid.diagnostic.Rejected;
import dev.cuboid.model.ModelCompiler;
import dev.cuboid.model.SemanticModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model as it stands in a folder, or as it stood in a revision of a git repository.
 *
 * <p>Written as a folder, as {@code git:REV:PATH} with a path from the repository's top, or as {@code git:REV} or just
 * {@code REV} for the folder that is compared with.
 */
public final class Revision {
    private static final String GIT = "git:";

    /** Reads the model; {@code folder} is where it is today, and says which repository is meant. */
    public static SemanticModel read(String written, Path folder) throws IOException, InterruptedException {
        if (!written.startsWith(GIT) && Files.isDirectory(Path.of(written))) {
            return ModelCompiler.compile(Path.of(written));
        }
        var revision = written.startsWith(GIT) ? written.substring(GIT.length()) : written;
        int colon = revision.indexOf(':');
        var name = colon < 0 ? revision : revision.substring(0, colon);
        if (name.isBlank() || name.startsWith("-")) {
            throw unreadable(written, "`%s` is neither a folder nor a revision".formatted(written));
        }
        var repository = GitRepository.around(folder);
        var path = colon < 0 ? repository.pathOf(folder) : revision.substring(colon + 1);
        return fromGit(written, repository, name, path);
    }

    private static SemanticModel fromGit(String written, GitRepository repository, String revision, String path)
            throws IOException, InterruptedException {
        var copy = Files.createTempDirectory("cuboid-revision");
        try {
            repository.copy(revision, path, copy);
            return ModelCompiler.compile(path.isEmpty() ? copy : copy.resolve(path));
        } catch (Rejected rejected) {
            throw new Rejected(rejected.diagnostics().stream()
                    .map(problem -> problem.hint("this is the model of `" + written + "`"))
                    .toList());
        } finally {
            GitRepository.delete(copy);
        }
    }

    static Rejected unreadable(String written, String message) {
        return new Rejected(
                Diagnostic.of(ErrorCode.MODEL_UNREADABLE, new Location.InFile(written, 1, 1), message)
                        .hint(
                                "name a folder, a revision such as `main`, or `git:REV:PATH` with a path from the repository's top"));
    }

    private Revision() {}
}
