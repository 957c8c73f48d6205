package dev.cuboid.proof;

import java.util.List;
import java.util.Map;

/**
 * What a query means.
 *
 * @param sortedBy keys whose values are in order
 * @param refusable whether refusing is as good: where the order of members would decide, and where the rows of a fact
 *     without a primary key cannot be told apart, though the measures asked for do not mind
 * @param contested whether the order of members has decided where the joins begin
 */
record Answer(List<Map<String, Object>> rows, List<String> sortedBy, boolean refusable, boolean contested) {}
