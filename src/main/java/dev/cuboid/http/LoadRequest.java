package dev.cuboid.http;

import dev.cuboid.engine.Request;
import dev.cuboid.query.Query.CacheMode;
import java.util.Optional;

/**
 * What stands in a request for rows.
 *
 * @param cache named beside the query; one inside the query counts where there is none
 * @param castNumerics whether numbers are answered as JSON numbers
 * @param schema whether the answer describes its columns
 */
record LoadRequest(Request request, Optional<CacheMode> cache, boolean castNumerics, boolean schema) {}
