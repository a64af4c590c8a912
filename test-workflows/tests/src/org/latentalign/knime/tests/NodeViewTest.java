package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.CoreException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeContainer;
import org.knime.core.webui.node.NodeWrapper;
import org.knime.core.webui.node.PageResourceManager;
import org.knime.core.webui.node.view.NodeViewFactory;
import org.knime.core.webui.node.view.NodeViewManager;
import org.knime.core.webui.page.Resource;
import org.latentalign.knime.tests.TestTable.Shape;
import org.latentalign.knime.tests.browser.Chromium;
import org.latentalign.knime.tests.browser.Tab;

/** What users may expect of every node with a view. A node that has one is tested. */
@ExtendWith(SharedChromium.class)
@Order(1)
class NodeViewTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a page draws without a delay that anybody would notice. */
    private static final int MOST_MARKS = 8_000;

    /** The same of dots, which are drawn on a canvas where they are many; and a workflow with them stays small. */
    private static final int MOST_DOTS = 50_000;

    private static final String HOSTILE = String.join(" ", ViewPageTest.HOSTILE);

    private static final Pattern SCRIPT = Pattern.compile("<script[^>]* src=\"([^\"]+)\"");

    /** Scenes of a view that are looked at; those after them are of the same kind. */
    private static final int SCENES = 3;

    private static final Views VIEWS = new Views();

    /** Of a wide and of a narrow window. */
    private static final int[] WIDTHS = {1400, 500};

    private static Tab tab;

    /** Scenes that were looked at: in the light first and then in the dark, and the other way round. */
    private static int looks;

    @TempDir
    private Path temporary;

    private final AtomicInteger directories = new AtomicInteger();

    // ---- what KNIME asks for

    /** A page with all its files, and a figure of a size that a browser likes, whatever the data are called. */
    @TestFactory
    Stream<DynamicTest> hasAPageAndAFigure() {
        return nodesOfTablesWithAView().flatMap(node -> Stream.concat(Stream.of(""), ViewPageTest.HOSTILE.stream())
                .map(suffix -> dynamicTest(node.getNodeName() + " " + suffix, () -> {
                    try (NodeUnderTest test = executed(node, suffix)) {
                        assertPage(test.node());
                        assertFigure(result(test.node()));
                    }
                })));
    }

    private static void assertPage(final NativeNodeContainer node) throws IOException {
        final PageResourceManager<NodeWrapper> pages =
                NodeViewManager.getInstance().getPageResourceManager();
        final String path = pages.getPagePath(NodeWrapper.of(node));
        final String page = text(pages, path);
        final List<String> scripts =
                SCRIPT.matcher(page).results().map(script -> script.group(1)).toList();
        assertFalse(scripts.isEmpty(), "a page without a script");
        for (final String script : scripts) {
            assertFalse(
                    text(pages, path.substring(0, path.lastIndexOf('/') + 1) + script)
                            .isBlank(),
                    script);
        }
    }

    private static String text(final PageResourceManager<NodeWrapper> pages, final String path) throws IOException {
        final Resource resource = pages.getPageResource(path).orElseThrow(() -> new AssertionError(path));
        try (InputStream in = resource.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode result(final NodeContainer node) throws IOException {
        final JsonNode data = JSON.readTree(
                NodeViewManager.getInstance().getDataServiceManager().callInitialDataService(NodeWrapper.of(node)));
        assertTrue(data.has("result"), data::toString);
        return data.get("result");
    }

    private static void assertFigure(final JsonNode figure) {
        assertEquals(1, figure.get("version").intValue());
        assertFalse(figure.get("title").textValue().isBlank());
        assertFalse(figure.get("scenes").isEmpty(), () -> "nothing to show: " + figure.get("empty"));
        int marks = 0;
        int dots = 0;
        for (final JsonNode scene : figure.get("scenes")) {
            assertFalse(scene.get("panels").isEmpty());
            for (final JsonNode panel : scene.get("panels")) {
                assertFalse(panel.get("title").textValue().isBlank());
                assertFalse(panel.get("description").textValue().isBlank(), "no description of " + panel.get("title"));
                for (final JsonNode mark : panel.get("marks")) {
                    final int things = assertNumbers(mark);
                    if ("Dots".equals(mark.get("mark").textValue())) {
                        dots += things;
                    } else {
                        marks += things;
                    }
                }
            }
        }
        assertTrue(marks + dots > 0 && marks <= MOST_MARKS && dots <= MOST_DOTS, marks + " marks, " + dots + " dots");
    }

    /** @return how many things the mark draws */
    private static int assertNumbers(final JsonNode mark) {
        int things = 1;
        for (final JsonNode values : mark) {
            if (values.isArray()) {
                things = values.size();
                final boolean isText = !values.isEmpty() && values.get(0).isTextual();
                for (final JsonNode value : values) {
                    assertTrue(
                            isText ? value.isTextual() : value.isNumber() && Double.isFinite(value.doubleValue()),
                            () -> value + " in " + mark.get("name"));
                }
            }
        }
        return things;
    }

    /** The page shows it, in a browser, with names that would do something if they were taken for markup. */
    @Test
    void isShownInABrowser() throws Exception {
        SharedChromium.assume();
        for (final NodeFactory<NodeModel> node : nodesOfTablesWithAView().toList()) {
            try (NodeUnderTest test = executed(node, HOSTILE)) {
                assertShown(node.getNodeName(), result(test.node()));
            }
        }
    }

    private static void assertShown(final String name, final JsonNode figure) throws Exception {
        final Tab.Frame view = open(figure, 1280);
        assertEquals("undefined", view.evaluate("typeof hacked").textValue(), name);
        assertEquals(
                0,
                view.evaluate("document.querySelectorAll('img, iframe, .panel script').length")
                        .intValue(),
                name);
        assertEquals(List.of(), tab.problems(), name);
    }

    /** @return the view of the figure, in the tab of all views */
    private static Tab.Frame open(final JsonNode figure, final int width) throws Exception {
        if (tab == null) {
            tab = SharedChromium.assume().open(VIEWS);
        }
        tab.resize(width, 900);
        tab.go(VIEWS.show(figure));
        tab.page().await("document.readyState === 'complete'");
        final Tab.Frame view = tab.frames().get(1);
        view.await("document.documentElement.dataset.state === 'ready'");
        return view;
    }

    // ---- saving

    /**
     * An executed workflow that is saved and loaded shows what it showed, without executing anything; and nothing lies over
     * anything else or is cut, in a wide and in a narrow window.
     */
    @TestFactory
    Stream<DynamicTest> isThereAfterSavingAndLoading() throws IOException {
        return WorkflowsTest.workflows().stream().flatMap(workflow -> forms().map(
                        isColumnar -> dynamicTest(workflow.getFileName() + (isColumnar ? ", columnar" : ""), () -> {
                            if (isColumnar) {
                                final Path copy = LoadedWorkflow.copy(
                                        workflow, directory().resolve(workflow.getFileName()));
                                LoadedWorkflow.makeColumnar(copy);
                                final LoadedWorkflow loaded = LoadedWorkflow.load(copy);
                                // closed when it is saved
                                final Map<Integer, String> before =
                                        loaded.reset().execute().initialData();
                                try (LoadedWorkflow reloaded = loaded.saveWithDataAndReload()) {
                                    assertSurvived(before, reloaded);
                                }
                            } else {
                                final ExecutedExample example = ExecutedExample.of(workflow);
                                assertSurvived(example.views(), example.loaded());
                                assertLaidOut(example.views());
                            }
                        })));
    }

    /** In rows and in columns on KNIME; the stand-in saves both in the same way. */
    private static Stream<Boolean> forms() {
        return LoadedWorkflow.hasColumnarBackend() && !Installation.isStandIn()
                ? Stream.of(false, true)
                : Stream.of(false);
    }

    private static void assertSurvived(final Map<Integer, String> before, final LoadedWorkflow reloaded)
            throws Exception {
        assertFalse(before.isEmpty(), "no node has a view");
        assertEquals(before, reloaded.initialData());
        for (final String data : before.values()) {
            assertFigure(JSON.readTree(data).get("result"));
        }
    }

    private static void assertLaidOut(final Map<Integer, String> data) throws Exception {
        if (Chromium.executable().isEmpty()) {
            return; // as another test says
        }
        for (final var view : data.entrySet()) {
            assertLaidOut(
                    "the view of node " + view.getKey(),
                    JSON.readTree(view.getValue()).get("result"));
        }
    }

    /** Begins each scene in the width and the colors of the one before, so that it is drawn as seldom as can be. */
    private static void assertLaidOut(final String what, final JsonNode figure) throws Exception {
        final Tab.Frame view = open(figure, WIDTHS[looks % 2]);
        for (int scene = 0; scene < Math.min(SCENES, figure.get("scenes").size()); scene++) {
            if (scene > 0) {
                view.evaluate("(() => { const choice = document.querySelector('header select'); choice.value = '"
                        + scene + "'; choice.dispatchEvent(new Event('change')); })()");
            }
            final String where = what + ", scene " + scene;
            for (int i = 0; i < 2; i++) {
                final int width = WIDTHS[(looks + i) % 2];
                tab.resize(width, 900);
                view.await("innerWidth === " + width);
                LayoutOfViews.assertNoFaults(view, width, where);
            }
            // colors take no room
            for (int i = 0; i < 2; i++) {
                final boolean isDark = (looks + i) % 2 == 1;
                tab.dark(isDark);
                view.await("matchMedia('(prefers-color-scheme: dark)').matches === " + isDark);
                LayoutOfViews.assertContrast(view, where + (isDark ? ", in the dark" : ", in the light"));
            }
            looks++;
        }
        assertEquals(List.of(), tab.problems(), what);
    }

    @AfterAll
    static void closeTab() {
        if (tab != null) {
            tab.close();
            tab = null;
        }
    }

    /** Every node with a view is in an example, so that the tests of saving reach it. */
    @Test
    void isInAnExample() throws Exception {
        final Set<String> missing = new TreeSet<>();
        nodesWithAView().forEach(node -> missing.add(node.getClass().getName()));
        for (final Path workflow : WorkflowsTest.workflows()) {
            missing.removeAll(ExecutedExample.of(workflow).loaded().manager().getNodeContainers().stream()
                    .map(node -> ((NativeNodeContainer) node)
                            .getNode()
                            .getFactory()
                            .getClass()
                            .getName())
                    .collect(Collectors.toSet()));
        }
        assertEquals(Set.of(), missing);
    }

    // ---- nodes

    private Path directory() {
        return temporary.resolve("workflow" + directories.incrementAndGet());
    }

    private NodeUnderTest executed(final NodeFactory<NodeModel> factory, final String suffix) throws Exception {
        final NodeUnderTest test = NodeUnderTest.create(
                directory(), factory, false, TestTable.of(Shape.LIST).withSuffix(suffix));
        try {
            test.workflow().execute();
            return test;
        } catch (final AssertionError e) {
            test.close();
            throw e;
        }
    }

    /** Those that need a file show nothing without one; the examples have files for them. */
    private static Stream<NodeFactory<NodeModel>> nodesOfTablesWithAView() {
        return nodesWithAView().filter(node -> !node.getNodeName().endsWith("Reader"));
    }

    private static Stream<NodeFactory<NodeModel>> nodesWithAView() {
        return RegisteredNodes.elements().stream()
                .map(element -> {
                    try {
                        return RegisteredNodes.createFactory(element);
                    } catch (final CoreException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .filter(factory -> factory instanceof NodeViewFactory<?> view && view.hasNodeView());
    }
}
