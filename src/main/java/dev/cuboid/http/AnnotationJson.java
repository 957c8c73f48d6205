package dev.cuboid.http;

import dev.cuboid.engine.Question;
import dev.cuboid.model.Cube;
import dev.cuboid.model.Dimension;
import dev.cuboid.model.Measure;
import dev.cuboid.model.MemberName;
import dev.cuboid.model.Presentation;
import dev.cuboid.model.SemanticModel;
import dev.cuboid.model.View;
import dev.cuboid.query.ResolvedQuery.Bucket;
import dev.cuboid.query.ResolvedQuery.Group;
import dev.cuboid.query.ResolvedQuery.MeasureUse;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** What clients need to know of the members of an answer to show it. */
final class AnnotationJson {
    private final JsonGenerator json;
    private final Question question;

    private AnnotationJson(JsonGenerator json, Question question) {
        this.json = json;
        this.question = question;
    }

    static void write(JsonGenerator json, Question question) {
        new AnnotationJson(json, question).write();
    }

    private void write() {
        json.writeStartObject();
        json.writeName("measures").writeStartObject();
        question.resolved().measures().forEach(this::measure);
        json.writeEndObject();
        json.writeName("dimensions").writeStartObject();
        question.resolved().groups().stream().filter(AnnotationJson::isWhole).forEach(this::dimension);
        json.writeEndObject();
        json.writeName("segments").writeStartObject();
        question.query().segments().forEach(this::segment);
        json.writeEndObject();
        json.writeName("timeDimensions").writeStartObject();
        times();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void measure(MeasureUse use) {
        json.writeName(use.key()).writeStartObject();
        shown(
                presentation(MemberName.parse(use.key()), use.measure().presentation()),
                PresentationJson.wireName(use.measure().type()));
        drillMembers(json, question.model(), use.measure());
        json.writeEndObject();
    }

    private void dimension(Group group) {
        var dimension = group.dimension().dimension();
        json.writeName(group.key()).writeStartObject();
        dimension(group, dimension);
        json.writeEndObject();
    }

    private void dimension(Group group, Dimension dimension) {
        shown(
                presentation(group.dimension().asked(), dimension.presentation()),
                PresentationJson.wireName(dimension.type()));
        GranularityJson.ownOf(json, dimension);
    }

    private void segment(String name) {
        var asked = MemberName.parse(name);
        var own = question.model().segment(asked).map(Cube.Segment::presentation);
        var shown = own.isPresent() ? own : inView(question.model(), asked);
        shown.ifPresent(presentation -> {
            json.writeName(name).writeStartObject();
            titles(presentation);
            json.writeEndObject();
        });
    }

    /** Each time dimension stands under its key with the granularity, and once without. */
    private void times() {
        var bare = new HashSet<String>();
        question.resolved().groups().stream().filter(AnnotationJson::isWhole).forEach(group -> bare.add(group.key()));
        for (var group : question.resolved().groups()) {
            if (isWhole(group)) {
                continue;
            }
            var name = group.dimension().asked().text();
            json.writeName(group.key()).writeStartObject();
            dimension(group, group.dimension().dimension());
            json.writeName("granularity");
            granularity(group.bucket());
            json.writeEndObject();
            if (bare.add(name)) {
                json.writeName(name).writeStartObject();
                dimension(group, group.dimension().dimension());
                json.writeEndObject();
            }
        }
    }

    private void granularity(Bucket bucket) {
        switch (bucket) {
            case Bucket.BuiltIn(var name) -> GranularityJson.builtIn(json, name);
            case Bucket.Custom(var granularity) -> GranularityJson.custom(json, granularity);
            case Bucket.Whole() -> throw new IllegalStateException("a granularity of a whole time");
        }
    }

    private void shown(Presentation presentation, String type) {
        titles(presentation);
        json.writeStringProperty("type", type);
        PresentationJson.format(json, presentation);
        PresentationJson.currency(json, presentation);
        PresentationJson.meta(json, presentation);
    }

    private void titles(Presentation presentation) {
        json.writeStringProperty("title", presentation.title());
        json.writeStringProperty("shortTitle", presentation.shortTitle());
        PresentationJson.description(json, presentation);
    }

    /** As the view shows it, if a view was asked. */
    private Presentation presentation(MemberName asked, Presentation own) {
        return inView(question.model(), asked).orElse(own);
    }

    private static Optional<Presentation> inView(SemanticModel model, MemberName asked) {
        return model.view(asked.cube())
                .flatMap(view -> view.member(asked.member()))
                .map(View.Member::presentation);
    }

    static void drillMembers(JsonGenerator json, SemanticModel model, Measure measure) {
        var all = measure.drillMembers();
        names(json, "drillMembers", all);
        json.writeName("drillMembersGrouped").writeStartObject();
        names(
                json,
                "measures",
                all.stream().filter(name -> model.measure(name).isPresent()).toList());
        names(
                json,
                "dimensions",
                all.stream().filter(name -> model.dimension(name).isPresent()).toList());
        json.writeEndObject();
    }

    static void names(JsonGenerator json, String key, List<MemberName> names) {
        json.writeName(key).writeStartArray();
        names.forEach(name -> json.writeString(name.text()));
        json.writeEndArray();
    }

    static boolean isWhole(Group group) {
        return group.bucket() instanceof Bucket.Whole;
    }
}
