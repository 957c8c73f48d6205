package dev.cuboid.cli;

import dev.cuboid.diagnostic.Diagnostic;
import dev.cuboid.diagnostic.Location;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Findings as a JUnit report: each of them is a test case, and so is each file without any. */
final class JunitReport {
    private final Findings findings;
    private final XMLStreamWriter xml;

    private JunitReport(Findings findings, XMLStreamWriter xml) {
        this.findings = findings;
        this.xml = xml;
    }

    static void write(Findings findings, PrintWriter out) {
        var text = new StringWriter();
        try {
            new JunitReport(findings, XMLOutputFactory.newInstance().createXMLStreamWriter(text)).suites();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a text that cannot be written to", impossible);
        }
        out.println(text);
    }

    private void suites() throws XMLStreamException {
        var clean = clean();
        xml.writeStartDocument("UTF-8", "1.0");
        open(0, "testsuites");
        open(1, "testsuite");
        attribute("name", "cuboid validate");
        attribute("tests", String.valueOf(clean.size() + findings.diagnostics().size()));
        attribute(
                "failures",
                String.valueOf(
                        findings.diagnostics().stream().filter(findings::fails).count()));
        attribute("errors", "0");
        for (var file : findings.files()) {
            if (clean.contains(file)) {
                testcase(file, "no problem");
                xml.writeEndElement();
            }
        }
        for (var diagnostic : findings.diagnostics()) {
            one(diagnostic);
        }
        close(1);
        close(0);
        xml.writeEndDocument();
    }

    private Set<String> clean() {
        var clean = new HashSet<>(findings.files());
        findings.diagnostics().forEach(diagnostic -> clean.remove(file(diagnostic)));
        return clean;
    }

    private static String file(Diagnostic diagnostic) {
        return diagnostic.location() instanceof Location.InFile(var file, var _, var _) ? file : "";
    }

    private void testcase(String file, String name) throws XMLStreamException {
        open(2, "testcase");
        attribute("classname", file.isEmpty() ? "model" : findings.path(file));
        attribute("name", name);
    }

    private void one(Diagnostic diagnostic) throws XMLStreamException {
        var code = diagnostic.code();
        testcase(file(diagnostic), findings.place(diagnostic) + " " + code.id() + " " + code.name());
        if (findings.fails(diagnostic)) {
            open(3, "failure");
            attribute("type", code.id());
            attribute("message", diagnostic.message());
        } else {
            open(3, "system-out");
        }
        xml.writeCharacters(text(diagnostic));
        xml.writeEndElement();
        close(2);
    }

    private String text(Diagnostic diagnostic) {
        var text = new StringBuilder(findings.place(diagnostic)).append(": ").append(diagnostic.message());
        diagnostic.hints().forEach(hint -> text.append("\nhint: ").append(hint));
        return text.toString();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value);
    }

    private void open(int depth, String name) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeStartElement(name);
    }

    private void close(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeEndElement();
    }
}
