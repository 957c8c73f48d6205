package dev.cuboid.check;

import dev.cuboid.diagnostic.Diagnostic;
import java.util.List;

/** One kind of doubt about a model. */
interface ModelCheck {
    List<Diagnostic> warningsIn(Subject subject);
}
