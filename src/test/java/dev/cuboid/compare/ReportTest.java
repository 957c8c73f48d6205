package dev.cuboid.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuboid.compare.Change.Edit;
import dev.cuboid.compare.Figures.Figure;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportTest {
    private final Report report = new Report(
            new Comparison(
                    List.of(
                            Change.of(Impact.BREAKING, "orders.count", "is hidden"),
                            new Change(
                                    Impact.RESULT_CHANGING,
                                    "orders.total",
                                    "is defined otherwise",
                                    List.of(new Edit("sql", "{CUBE}.a || '|' || b<c", "")),
                                    List.of()),
                            new Change(
                                    Impact.RESULT_CHANGING,
                                    "orders.share",
                                    "is made from what changed",
                                    List.of(),
                                    List.of("`orders.total`"))),
                    List.of()),
            List.of(new Figure("orders.total", "12", "14"), new Figure("orders.share", "1", "1")));

    @Test
    void text_groups_the_changes_by_what_they_do() {
        assertThat(report.text()).isEqualTo("""
                breaking
                  orders.count: is hidden

                result-changing
                  orders.total: is defined otherwise
                      sql: {CUBE}.a || '|' || b<c → (not set)
                  orders.share: is made from what changed: `orders.total`

                totals before and after
                  orders.total: 12 → 14
                  orders.share: 1 (the same)

                1 breaking, 2 result-changing, 0 compatible
                """);
    }

    @Test
    void markdown_keeps_sql_inside_its_cell() {
        assertThat(report.markdown())
                .startsWith("### Model changes: 1 breaking, 2 result-changing, 0 compatible\n\n#### Breaking\n")
                .contains("sql: <code>{CUBE}.a &#124;&#124; '&#124;' &#124;&#124; b&lt;c</code> → *not set* |\n")
                .contains("| <code>orders.total</code> | 12 | 14 |");
    }

    @Test
    void json_has_counts_changes_and_figures() {
        assertThat(report.json())
                .contains("\"result-changing\" : 2", "\"subject\" : \"orders.count\"", "\"before\" : \"12\"");
    }

    @Test
    void nothing_changed_is_one_line() {
        assertThat(new Report(new Comparison(List.of(), List.of()), List.of()).text())
                .isEqualTo("no change\n");
    }
}
