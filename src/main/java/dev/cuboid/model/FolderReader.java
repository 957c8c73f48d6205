package dev.cuboid.model;

import dev.cuboid.definition.Definition;
import dev.cuboid.definition.Definition.Mapping;
import dev.cuboid.definition.Definition.Scalar;
import dev.cuboid.definition.Definition.Sequence;
import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A view's folders in the two forms of the meta endpoint: {@code folders} is flat, {@code nestedFolders} a tree. */
final class FolderReader {
    private final String view;
    private final ViewMembers members;
    private final Problems problems;

    FolderReader(String view, ViewMembers members, Problems problems) {
        this.view = view;
        this.members = members;
        this.problems = problems;
    }

    Map<String, Object> read(Node node) {
        var flat = new ArrayList<Map<String, Object>>();
        var nested = new ArrayList<Map<String, Object>>();
        var names = new HashSet<String>();
        for (var folder : node.parts("folders")) {
            if (!names.add(folder.name())) {
                problems.report(
                        ErrorCode.DUPLICATE_NAME,
                        folder.location(),
                        "Found duplicate folder '%s' in view '%s'".formatted(folder.name(), view),
                        "rename one of them, or join what they hold");
            }
            var tree = contents(folder);
            nested.add(folder(folder.name(), tree));
            flat.add(folder(folder.name(), List.copyOf(flattened(tree))));
        }
        Map<String, Object> extras = new LinkedHashMap<>();
        if (!flat.isEmpty()) {
            extras.put("folders", List.copyOf(flat));
            extras.put("nestedFolders", List.copyOf(nested));
        }
        return extras;
    }

    private static Map<String, Object> folder(String name, List<Object> members) {
        Map<String, Object> folder = new LinkedHashMap<>();
        folder.put("name", name);
        folder.put("members", members);
        return folder;
    }

    private List<Object> contents(Node folder) {
        if (folder.text("includes").equals("*")) {
            return members.all().stream()
                    .map(entry -> (Object) full(entry.nameInView()))
                    .toList();
        }
        var contents = new ArrayList<Object>();
        folder.items("includes").forEach(item -> add(item, contents));
        return contents;
    }

    private void add(Definition item, List<Object> contents) {
        switch (item) {
            case Scalar name -> addMember(name, contents);
            case Mapping mapping -> {
                var part = new Node(mapping);
                if (part.has("joinPath")) {
                    addPath(part, contents);
                } else {
                    contents.add(folder(part.name(), contents(part)));
                }
            }
            case Sequence _ -> throw new IllegalStateException("a list among includes passed its shape");
        }
    }

    private void addMember(Scalar name, List<Object> contents) {
        if (members.member(name.text()).isPresent()) {
            contents.add(full(name.text()));
        } else {
            problems.add(Diagnostic.of(
                            ErrorCode.UNKNOWN_REFERENCE,
                            name.location(),
                            "Member '%s' is included in a folder of '%s' but not defined in it"
                                    .formatted(name.text(), view))
                    .near(name.text(), members.names()));
        }
    }

    private void addPath(Node part, List<Object> contents) {
        var path = List.of(part.text("joinPath").split("\\.", -1));
        var found = members.all().stream()
                .filter(entry -> entry.target().path().equals(path))
                .toList();
        if (found.isEmpty()) {
            problems.report(
                    ErrorCode.UNKNOWN_REFERENCE,
                    part.value("joinPath").orElseThrow().location(),
                    "view `%s` includes nothing by the path `%s`".formatted(view, part.text("joinPath")),
                    "write a `join_path` as in `cubes` of the view");
        }
        found.forEach(entry -> contents.add(full(entry.nameInView())));
    }

    private String full(String member) {
        return view + "." + member;
    }

    private static Set<Object> flattened(List<Object> contents) {
        var flat = new LinkedHashSet<Object>();
        for (var item : contents) {
            if (item instanceof Map<?, ?> folder && folder.get("members") instanceof List<?> inner) {
                flat.addAll(flattened(List.copyOf(inner)));
            } else {
                flat.add(item);
            }
        }
        return flat;
    }
}
