package dev.cuboid.engine;

import dev.cuboid.model.SemanticModel;
import dev.cuboid.query.Query;
import dev.cuboid.query.ResolvedQuery;

/**
 * One query with all that it was understood by: the model of that moment and the members that its names mean.
 *
 * @param resolved may be shared by all queries of one pattern, with {@link ResolvedQuery.Value.Parameter}s in the place of values
 * @param dataSource the one in which all its members live
 */
public record Question(SemanticModel model, Query query, ResolvedQuery resolved, String dataSource) {}
