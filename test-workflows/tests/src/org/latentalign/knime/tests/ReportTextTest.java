package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.workflow.WorkflowManager;
import org.latentalign.knime.runner.Report;
import org.latentalign.knime.tests.TestTable.Flaw;
import org.latentalign.knime.tests.TestTable.Shape;

/** What the report of a run says, without a browser. */
class ReportTextTest {

    private static final Pattern HEADING = Pattern.compile("<h[123]>(.*?)</h[123]>");

    @TempDir
    private Path temporary;

    private String report(final WorkflowManager workflow) throws IOException {
        final Path file = temporary.resolve("report.html");
        Report.write(workflow, 3, file);
        assertFalse(Files.exists(temporary.resolve("report.html.unfinished")));
        return Files.readString(file);
    }

    private static List<String> headings(final String report) {
        final List<String> headings = new ArrayList<>();
        HEADING.matcher(report)
                .results()
                .forEach(heading -> headings.add(heading.group(1).replaceAll(" <span.*", "")));
        return headings;
    }

    @Test
    void followsTheAnnotationsOfTheWorkflow() throws Exception {
        try (LoadedWorkflow workflow =
                LoadedWorkflow.load(Installation.workflows().resolve("drug-signatures"))) {
            workflow.reset().execute();
            final String report = report(workflow.manager());
            final List<String> headings = headings(report);
            assertEquals("drug-signatures", headings.get(0));
            assertTrue(
                    headings.containsAll(
                            List.of("1. Read", "2. Fit", "3. Encode", "4. Score", "5. Explain", "6. Predict")),
                    headings::toString);
            assertEquals(headings.indexOf("1. Read") + 1, headings.indexOf("GCT Reader"));
            assertTrue(headings.indexOf("4. Score") < headings.indexOf("Drug Signature Alignment"));
            assertTrue(headings.indexOf("Drug Signature Alignment") < headings.indexOf("5. Explain"));
            assertTrue(headings.indexOf("5. Explain") < headings.indexOf("6. Predict"));
            assertTrue(report.contains("<span class=\"note\">"), "notes of nodes");
            assertTrue(report.contains("Drug Scores: 60 rows, 18 columns"), "tables");
            assertFalse(report.contains("Not complete"));
            // verdicts before everything else, from tables and from views, each with a link to its node
            final String first = report.substring(report.indexOf("class=\"verdicts\""), report.indexOf("<nav"));
            assertTrue(first.contains("<a href=\"#node-4\">Drug Signature Alignment</a>"), first);
            assertTrue(first.contains("Matched drugs stand out"), first);
            assertTrue(first.contains("groups by cell_id account for"), first);
            assertTrue(report.contains("<article id=\"node-4\">"), report);
        }
    }

    @Test
    void keepsOnlyTheTextOfWhatIsWrittenInHtml() throws Exception {
        final Path copy = LoadedWorkflow.copy(
                Installation.workflows().resolve("gaussian-mixture"), temporary.resolve("workflow"));
        final Path metadata = copy.resolve("workflow-metadata.xml");
        Files.writeString(
                metadata,
                Files.readString(metadata)
                        .replace("text/plain", "text/html")
                        .replaceAll(
                                "(?s)<description>.*</description>",
                                "<description>&lt;p&gt;A &lt;strong&gt;bold&lt;/strong&gt; claim: 1 &amp;lt;"
                                        + " 2.&lt;/p&gt;&lt;p&gt;And another.&lt;/p&gt;</description>"));
        try (LoadedWorkflow workflow = LoadedWorkflow.load(copy)) {
            final String report = report(workflow.manager());
            assertTrue(report.contains("<p>A bold claim: 1 &lt; 2.</p>\n<p>And another.</p>"), report);
        }
    }

    @Test
    void saysWhatCouldNotBeExecutedAndWhy() throws Exception {
        try (NodeUnderTest test = NodeUnderTest.create(
                temporary.resolve("failing"),
                RegisteredNodes.createFactory(RegisteredNodes.element(
                        "org.latentalign.node.fit.spectral.SpectralAutoencoderLearnerNodeFactory")),
                false,
                TestTable.of(Shape.LIST).with(Flaw.NOT_A_NUMBER))) {
            test.manager().executeAllAndWaitUntilDone();
            assertFalse(test.isExecuted());
            final String report = report(test.manager());
            assertTrue(report.contains("1 of 2 nodes could not be executed."), report);
            assertTrue(report.contains("(not executed)"), report);
            final String message = test.message().getMessage().replace("\"", "&quot;");
            assertTrue(report.contains("<p class=\"error\"><strong>Error:</strong> " + message + "</p>"), report);
            assertEquals(List.of("failing", "Spectral Autoencoder Learner", "Table Source"), headings(report));
        }
    }
}
