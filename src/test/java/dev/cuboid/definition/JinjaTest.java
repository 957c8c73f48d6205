package dev.cuboid.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuboid.diagnostic.Rejected;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JinjaTest {
    private final SequencedMap<String, String> imports = new LinkedHashMap<>();

    private String rendered(String template) {
        return Jinja.render(Source.of("model.yml", template), imports).text();
    }

    /** Where the template has what stands at the first occurrence of some rendered text. */
    private String placeOf(String wanted, String template) {
        var source = Jinja.render(Source.of("model.yml", template), imports);
        int offset = source.text().indexOf(wanted);
        assertThat(offset).as(source.text()).isNotNegative();
        return source.at(offset).text();
    }

    @Test
    void variables_loops_conditions_and_comments_are_rendered() {
        assertThat(rendered("""
                {%- set sizes = {"day": 1, "week": 7} -%}
                measures:
                {%- for name, days in sizes.items() %}
                  - name: active_{{ name }} {# by day #}
                    trailing: {{ days }} day
                {%- if not loop.last %}
                    more: {{ days > 3 }}
                {%- else %}
                    more: {{ "yes" if days > 3 else "no" }}
                {%- endif %}
                {%- endfor %}
                """)).isEqualTo("""
                measures:
                  - name: active_day\s
                    trailing: 1 day
                    more: false
                  - name: active_week\s
                    trailing: 7 day
                    more: "yes"
                """);
    }

    @Test
    void filters_of_cube_s_own_examples_work() {
        assertThat(rendered("""
                {%- for k, v in {"a": [1, 2], "b": []} | items %}
                {{ k }}: {{ v | length }} {{ v }} {{ v | join("-") | safe }}
                {%- endfor %}
                x: {{ "a b" | upper | replace(" ", "_") }} {{ 2.456 | round(1) }} {{ None }} {{ nothing | default("d") }}
                y: {{ [3, 1, 2] | sort | first }} {{ "q" is defined }} {{ nothing is defined }} {{ [1,2][-1] }} {{ "abc"[0] }}
                """)).isEqualTo("""

                "a": 2 [1, 2] 1-2
                "b": 0 []\s
                x: "A_B" 2.5 null "d"
                y: 1 true false 2 "a"
                """);
    }

    @Test
    void macros_come_from_the_same_file_or_from_files_of_the_folder() {
        imports.put("macros.jinja", "{% macro m(a, b=2) %}{{ a | safe }}+{{ b }}{% endmacro %}{% set size = 5 %}");
        imports.put(
                "sub/more.jinja",
                "{% from 'macros.jinja' import m %}{% macro twice(a) %}{{ m(a) }};{{ m(a, 3) }}{% endmacro %}");
        assertThat(rendered("""
                {%- from "macros.jinja" import m, size -%}
                {%- import "/sub/more.jinja" as more -%}
                {%- macro own(x) -%} <{{ x }}> {%- endmacro -%}
                {{ m("x") }} {{ m("x", b=7) }} {{ more.twice("y") }} {{ own("z") }} {{ size }}
                """)).isEqualTo("x+2 x+7 y+2;y+3 <\"z\"> 5\n");
    }

    @Test
    void texts_get_quotes_where_they_stand_free_and_none_where_quotes_or_words_are() {
        assertThat(rendered("""
                {%- set t = "order's" -%}
                {%- set u = 'say "hi"' -%}
                name: {{ t }}
                safe: {{ t | safe }}
                glued: cube_{{ t }}
                sql: x = '{{ t }}'
                yaml: "is {{ u }}"
                list: [{{ u }}, {{ t }}]
                """)).isEqualTo("""
                name: "order's"
                safe: order's
                glued: cube_order's
                sql: x = 'order''s'
                yaml: "is say \\"hi\\""
                list: ["say \\"hi\\"", "order's"]
                """);
    }

    @Test
    void braces_of_sql_stay() {
        assertThat(rendered(
                        "{% set c = 'x' %}sql: \"{CUBE}.a = {CUBE.{{ c }}} AND {FILTER_PARAMS.a.b.filter('c')} \\{\""))
                .isEqualTo("sql: \"{CUBE}.a = {CUBE.x} AND {FILTER_PARAMS.a.b.filter('c')} \\{\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: {{ COMPILE_CONTEXT.securityContext.tenant }}",
                "a: {{ COMPILE_CONTEXT['security_context']['tenant'] | default('x') }}",
                "a: {% if COMPILE_CONTEXT.securityContext.tenant %}1{% else %}2{% endif %}",
                "a: {% if not SECURITY_CONTEXT %}1{% endif %}",
                "a: {% if true and COMPILE_CONTEXT is defined %}1{% endif %}",
                "a: {% for group in COMPILE_CONTEXT.securityContext.groups %}1{% endfor %}",
                "{% set who = COMPILE_CONTEXT %}a: 1",
                "{% macro m(who) %}{{ who }}{% endmacro %}a: {{ m(COMPILE_CONTEXT) }}",
                "{% macro m() %}{% if COMPILE_CONTEXT.x %}1{% endif %}{% endmacro %}a: {{ m() }}",
                "{% set dict = {'a': COMPILE_CONTEXT} %}a: 1",
                "a: {{ [1, COMPILE_CONTEXT] | length }}",
                "a: {{ 'x' if COMPILE_CONTEXT.x else 'y' }}"
            })
    void what_is_known_of_the_caller_cannot_be_read(String template) {
        assertThatThrownBy(() -> rendered(template)).hasMessageContaining("is rendered once for all callers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{# COMPILE_CONTEXT #}a: {{ 1 }}",
                "{% raw %}a: {{ COMPILE_CONTEXT.x }}{% endraw %}",
                "a: {{ 'COMPILE_CONTEXT' }}",
                "{% set x = 1 %}a: \"{SECURITY_CONTEXT.x.filter('c')} {COMPILE_CONTEXT.securityContext.x}\"",
                "{% set COMPILE_CONTEXT = {'x': 1} %}a: {{ COMPILE_CONTEXT.x }}",
                "{% macro never() %}{{ COMPILE_CONTEXT.x }}{% endmacro %}a: {{ 1 }}"
            })
    void where_it_is_not_read_its_name_is_harmless(String template) {
        assertThat(rendered(template)).contains("a: ");
    }

    @Test
    void lines_and_columns_are_those_of_the_template_in_loops() {
        var template = """
                {# a
                   comment #}
                cubes:
                {%- for n in ["a", "b"] %}
                  - name: {{ n | safe }} # {{ n }}
                    first: x
                {%- endfor %}
                end: y
                """;
        assertThat(placeOf("first: x", template)).isEqualTo("model.yml:6:5");
        assertThat(placeOf("b # ", template)).isEqualTo("model.yml:5:11");
        assertThat(placeOf("end: y", template)).isEqualTo("model.yml:8:1");
        assertThat(placeOf("nd: y", template)).isEqualTo("model.yml:8:2");
    }

    @Test
    void lines_and_columns_are_those_of_the_macro_that_gave_them() {
        imports.put("m.jinja", "{# head #}\n{% macro m(a) %}\n  - name: {{ a }}\n    typo: 1{% endmacro %}");
        var template = """
                {%- from "m.jinja" import m -%}
                list:
                {{ m("a") }}
                {{ m("b") | indent(2) }}
                after: 1
                """;
        assertThat(placeOf("typo: 1", template)).isEqualTo("m.jinja:4:5");
        assertThat(placeOf("\"b\"", template)).isEqualTo("m.jinja:3:11");
        assertThat(placeOf("after: 1", template)).isEqualTo("model.yml:5:1");
    }

    @Test
    void a_template_that_measures_the_text_of_a_macro_is_rendered_right_and_placed_at_the_call() {
        var template = """
                {%- macro m() -%}
                ab
                {%- endmacro -%}
                length: {{ m() | length }}
                x: {{ m() }}
                y: 1
                """;
        assertThat(rendered(template)).isEqualTo("length: 2\nx: ab\ny: 1\n");
        assertThat(placeOf("ab", template)).isEqualTo("model.yml:5:4");
        assertThat(placeOf("y: 1", template)).isEqualTo("model.yml:6:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ ''.class }}",
                "{{ ''.getClass() }}",
                "{{ ''.class.forName('java.lang.Runtime') }}",
                "{{ [].class.classLoader }}",
                "{{ ____int3rpr3t3r____ }}",
                "{{ ____int3rpr3t3r____.getContext() }}",
                "{{ ____int3rpr3t3r____.config.objectMapper }}",
                "{{ ____int3rpr3t3r____.render('{{ 1 }}') }}",
                "{{ COMPILE_CONTEXT.getClass() }}",
                "{{ range.class }}",
                "{{ 'x' | attr('class') }}",
                "{{ [''] | map(attribute='class') | list }}",
                "{{ [''] | map('getClass') | list }}",
                "{% for a, class in [''] %}{{ class }}{% endfor %}",
                "{{ 'a' | render }}",
                "{{ 'a' | fromjson }}",
                "{{ unixtimestamp() }}",
                "{% extends 'model.yml' %}",
                "{% import '../../etc/passwd' as p %}",
                "{% include '/etc/passwd' %}",
                "{% include 'file:///etc/passwd' %}",
            })
    void java_and_files_are_out_of_reach(String template) {
        assertThat(outcome(template))
                .satisfiesAnyOf(
                        text -> assertThat(text).isIn("null", "[null]", ""),
                        text -> assertThat(text).startsWith("M"));
        assertThat(outcome(template)).doesNotContain("java", "com.hubspot", "root:");
    }

    private String outcome(String template) {
        try {
            return rendered(template);
        } catch (Rejected rejected) {
            return rejected.diagnostics().getFirst().text();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for a in range(10000) %}{% for b in range(10000) %}{% for c in range(10000) %}{% endfor %}{% endfor %}{% endfor %}",
                "{% for a in range(10000) %}{% for b in range(10000) %}0123456789{% endfor %}{% endfor %}",
                "{% macro m(x) %}{{ m(x) }}{{ m(x) }}{% endmacro %}{{ m(1) }}",
                "{% set x = [1, 2] %}{% for i in range(60) %}{% set x = [x, x] %}{% endfor %}{{ x }}",
                "{% macro m(x, n) %}{% if n > 0 %}{{ m([x, x], n - 1) }}{% else %}{{ x }}{% endif %}{% endmacro %}{{ m([1], 40) }}",
                "{% set ns = namespace(x='0123456789') %}{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}",
                "{{ range(1000000000) | length | int + range(1000000000) }}",
                "{{ 'x' | indent(2000000000) | length }}{{ '%1000000000d' | format(1) }}",
                "{{ 1.5 | round(2000000000) }}{{ 'x' | center(2000000000) }}",
            })
    @Timeout(60)
    void hostile_templates_come_to_an_end(String template) {
        assertThatThrownBy(() -> rendered(template)).isInstanceOf(Rejected.class);
    }

    @Test
    @Timeout(60)
    void deep_nesting_is_refused() {
        assertThatThrownBy(() -> rendered("{{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}"))
                .isInstanceOf(Rejected.class);
    }
}
