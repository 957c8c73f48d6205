package dev.cuboid.trial;

import dev.cuboid.trial.Verdict.Outcome;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Verdicts in the XML of JUnit, which build servers show. */
final class VerdictXml {
    static String of(TestRun run) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(run, xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException notWritten) {
            throw new IllegalStateException("XML into memory", notWritten);
        }
        return text + "\n";
    }

    private static void suite(TestRun run, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "cuboid test");
        xml.writeAttribute("tests", String.valueOf(run.verdicts().size()));
        xml.writeAttribute("failures", String.valueOf(run.count(Outcome.FAILED)));
        xml.writeAttribute("errors", String.valueOf(run.count(Outcome.REFUSED)));
        xml.writeAttribute(
                "time", seconds(run.verdicts().stream().map(Verdict::took).reduce(Duration.ZERO, Duration::plus)));
        for (var verdict : run.verdicts()) {
            test(verdict, xml);
        }
        xml.writeEndElement();
    }

    private static void test(Verdict verdict, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", verdict.location().file());
        xml.writeAttribute("name", clean(verdict.name()));
        xml.writeAttribute("file", verdict.location().file());
        xml.writeAttribute("line", String.valueOf(verdict.location().line()));
        xml.writeAttribute("time", seconds(verdict.took()));
        if (!verdict.passed()) {
            xml.writeStartElement(verdict.outcome() == Outcome.FAILED ? "failure" : "error");
            xml.writeAttribute(
                    "message",
                    clean(verdict.objections().getFirst().lines().findFirst().orElse("")));
            xml.writeCharacters(clean(String.join("\n", verdict.objections())));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }

    /** Without what XML cannot hold at all. */
    private static String clean(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
    }

    private VerdictXml() {}
}
