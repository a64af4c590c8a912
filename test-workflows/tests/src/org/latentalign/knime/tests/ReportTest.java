package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.workflow.NodeContainer;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.webui.node.view.NodeViewManager;
import org.latentalign.knime.runner.Report;
import org.latentalign.knime.tests.TestTable.Shape;
import org.latentalign.knime.tests.browser.Site;
import org.latentalign.knime.tests.browser.Tab;

/** The report of a run, opened from disk in a browser. */
@ExtendWith(SharedChromium.class)
@Order(4)
class ReportTest {

    private static final int ROWS = 5;

    private static Tab tab;

    /** The report that the tab shows, by its address. */
    private static volatile Map.Entry<String, byte[]> shown = Map.entry("", new byte[0]);

    @TempDir
    private Path temporary;

    @BeforeAll
    static void start() throws Exception {
        tab = SharedChromium.assume()
                .open(asked -> asked.equals(shown.getKey())
                        ? Optional.of(new Site.Content("text/html", shown.getValue()))
                        : Optional.empty());
    }

    @AfterAll
    static void end() {
        if (tab != null) {
            tab.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> showsAllViewsOfAnExample() {
        return Stream.of(
                        "word-analogies",
                        "drug-signatures",
                        "degree-advice",
                        "find-drugs-like-this",
                        "gaussian-mixture")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    final Path workflow = Installation.workflows().resolve(name);
                    final Path file = Installation.reports().resolve(name + ".html");
                    Files.createDirectories(file.getParent());
                    final WorkflowManager executed =
                            ExecutedExample.of(workflow).loaded().manager();
                    Report.write(executed, ROWS, file);
                    open(file);
                    assertComplete(executed);
                    assertLaidOut();
                }));
    }

    private static void open(final Path file) throws IOException {
        shown = Map.entry(file.toUri().toString(), Files.readAllBytes(file));
        tab.resize(1280, 900);
        tab.dark(false);
        tab.go(shown.getKey());
        tab.page().await("document.readyState === 'complete'");
    }

    private static void assertComplete(final WorkflowManager workflow) {
        final List<String> headings = new ArrayList<>();
        tab.page()
                .evaluate("[...document.querySelectorAll('h1, h2, h3')].map(({ textContent }) => textContent)")
                .forEach(heading -> headings.add(heading.textValue()));
        assertEquals(workflow.getName(), headings.get(0));
        for (final NodeContainer node : workflow.getNodeContainers()) {
            assertTrue(
                    headings.stream().anyMatch(heading -> heading.startsWith(node.getName())),
                    () -> node.getName() + " in " + headings);
        }
        final String text = tab.page().evaluate("document.body.innerText").textValue();
        final String description = workflow.getMetadata().getDescription().orElseThrow();
        assertTrue(text.contains(description.lines().findFirst().orElseThrow()), description);
        workflow.getWorkflowAnnotations().forEach(annotation -> {
            final String last =
                    annotation.getText().lines().reduce((one, other) -> other).orElse("");
            assertTrue(text.contains(last), last);
        });

        final long views = workflow.getNodeContainers().stream()
                .filter(NodeViewManager::hasNodeView)
                .count();
        assertEquals(views, tab.frames().size() - 1);
        for (final Tab.Frame view : tab.frames().subList(1, tab.frames().size())) {
            view.await("document.documentElement.dataset.state === 'ready'");
            assertTrue(view.evaluate("document.querySelectorAll('.chart .marks').length")
                            .intValue()
                    > 0);
        }
        // frames are as high as what they show
        tab.page()
                .await("[...document.querySelectorAll('iframe')].every((frame) =>"
                        + " Number.parseInt(frame.parentElement.style.getPropertyValue('--height')) > 300)");
        for (final Tab.Frame view : tab.frames().subList(1, tab.frames().size())) {
            view.await("document.documentElement.scrollHeight <= innerHeight + 1");
        }
        assertEquals(List.of(), tab.problems());
    }

    /** Nothing lies over anything else, and nothing is cut, in a wide and in a narrow window. Colors take no room. */
    private static void assertLaidOut() {
        for (final int width : new int[] {1400, 500}) {
            tab.dark(width == 500);
            tab.resize(width, 900);
            final List<Tab.Frame> frames = tab.frames();
            for (int i = 1; i < frames.size(); i++) {
                // browsers draw nothing in frames that nobody sees
                tab.page()
                        .evaluate("document.querySelectorAll('iframe')[" + (i - 1)
                                + "].scrollIntoView({ behavior: 'instant' })");
                LayoutOfViews.assertNoFaults(frames.get(i), width, "view " + i);
            }
        }
    }

    @Test
    void takesTextsAsTexts() throws Exception {
        // what is longer than a cell of the report is cut
        final String hostile = "<img src=x onerror=hacked=1>";
        try (NodeUnderTest test = NodeUnderTest.create(
                temporary.resolve("workflow"),
                RegisteredNodes.createFactory(
                        RegisteredNodes.element("org.latentalign.node.score.directions.DirectionAlignmentNodeFactory")),
                false,
                TestTable.of(Shape.LIST).withSuffix(hostile))) {
            test.workflow().execute();
            final Path file = temporary.resolve("report.html");
            Report.write(test.manager(), ROWS, file);
            open(file);
            assertHarmless();
            assertTrue(tab.page()
                    .evaluate("document.querySelector('tbody').textContent")
                    .textValue()
                    .contains(hostile));
        }
    }

    @Test
    void takesWhatPeopleWroteAsText() throws Exception {
        final Path example = Installation.workflows().resolve("gaussian-mixture");
        final String hostile = String.join(" ", ViewPageTest.HOSTILE);
        final Path copy = LoadedWorkflow.copy(example, temporary.resolve("workflow"));
        final String escaped = hostile.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace(">", "&gt;");
        try (Stream<Path> files = Files.walk(copy)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                final String name = file.getFileName().toString();
                if (name.equals("workflow.knime") || name.equals("settings.xml")) {
                    replace(file, "(key=\"text\" type=\"xstring\" value=\")", "$1" + quoted(escaped));
                } else if (name.equals("workflow-metadata.xml")) {
                    replace(file, "(<description>)", "$1" + quoted(escaped));
                }
            }
        }
        try (LoadedWorkflow loaded = LoadedWorkflow.load(copy)) {
            loaded.reset().execute();
            final Path file = temporary.resolve("report.html");
            Report.write(loaded.manager(), ROWS, file);
            open(file);
            assertHarmless();
            final JsonNode headings = tab.page()
                    .evaluate("[...document.querySelectorAll('p, h2, h3')].filter(({ textContent }) =>"
                            + " textContent.includes(" + new ObjectMapper().valueToTree(hostile)
                            + ")).map(({ tagName }) => tagName)");
            assertFalse(headings.isEmpty(), "the text is not there at all");
        }
    }

    private static String quoted(final String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private static void replace(final Path file, final String pattern, final String replacement) throws IOException {
        Files.writeString(file, Files.readString(file).replaceAll(pattern, replacement));
    }

    private static void assertHarmless() {
        for (final Tab.Frame view : tab.frames().subList(1, tab.frames().size())) {
            view.await("document.documentElement.dataset.state === 'ready'");
        }
        for (final Tab.Frame frame : tab.frames()) {
            assertEquals("undefined", frame.evaluate("typeof hacked").textValue());
            assertEquals(
                    "[]",
                    frame.evaluate(
                                    "[...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()"
                                            + ".filter((name) => name.startsWith('on')))")
                            .toString());
            assertEquals(
                    0,
                    frame.evaluate("document.querySelectorAll('img, svg[onload]').length")
                            .intValue());
        }
        assertEquals(List.of(), tab.problems());
    }
}
