package dev.cuboid.proof;

import java.util.List;
import java.util.Map;

/**
 * What a query means.
 *
 * @param sortedBy keys whose values are in order
 * @param refusable whether refusing is as good: the rows of a fact without a primary key are multiplied, though the
 *     measures asked for do not mind
 */
record Answer(List<Map<String, Object>> rows, List<String> sortedBy, boolean refusable) {}
