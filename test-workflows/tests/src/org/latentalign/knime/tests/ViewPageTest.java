package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.latentalign.knime.tests.browser.Chromium;
import org.latentalign.knime.tests.browser.Tab;

/**
 * The page of the views, in a browser, within a page that speaks KNIME's protocol: it draws every kind of mark, can be
 * used by pointer and by keyboard, takes all texts as texts, complains of nothing, and asks for nothing from elsewhere.
 */
@ExtendWith(SharedChromium.class)
class ViewPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What would do something if it were taken for markup, or for code. */
    static final List<String> HOSTILE = List.of(
            "<img src=x onerror=\"hacked=1\">",
            "</script><script>hacked=1</script>",
            "\"><svg onload=hacked=1><style>*{display:none}</style>",
            "javascript:hacked=1//&lt;b&gt;&amp;",
            "' onmouseover='hacked=1' ]]> <!-- ${hacked=1} {{1}}");

    /** Keys of a figure whose texts are not anybody's data. */
    private static final Set<String> FIXED = Set.of("kind", "mark", "meaning");

    private static final Views VIEWS = new Views();

    private static Chromium chromium;
    private static Tab tab;

    private Tab.Frame view;

    @BeforeAll
    static void start() throws Exception {
        chromium = SharedChromium.assume();
        tab = chromium.open(VIEWS);
    }

    @AfterAll
    static void end() {
        if (tab != null) {
            tab.close();
        }
    }

    @AfterEach
    void nothingIsWrong() {
        assertEquals(List.of(), tab.problems());
    }

    // ---- opening

    static JsonNode everyMark() throws Exception {
        try (var in = ViewPageTest.class.getResourceAsStream("every-mark.json")) {
            return JSON.readTree(in);
        }
    }

    private static String config(final String initialData) {
        return Views.config().put("initialData", initialData).toString();
    }

    private static String result(final JsonNode figure) throws Exception {
        final ObjectNode data = JSON.createObjectNode();
        data.set("result", figure);
        return JSON.writeValueAsString(data);
    }

    private void open(final String address) throws Exception {
        tab.resize(1280, 900);
        tab.dark(false);
        tab.point(0, 0);
        tab.go(address);
        tab.page().await("document.readyState === 'complete'");
        view = tab.frames().get(1);
        view.await("document.documentElement.dataset.state !== 'waiting'");
    }

    private void show(final JsonNode figure) throws Exception {
        open(VIEWS.show(figure));
        assertEquals("ready", state());
    }

    private String state() {
        return text("document.documentElement.dataset.state");
    }

    private String text(final String expression) {
        return view.evaluate(expression).asText();
    }

    private int count(final String selector) {
        return view.evaluate("document.querySelectorAll(" + JSON.valueToTree(selector) + ").length")
                .intValue();
    }

    /** Points at, or clicks, the middle of the first element of a kind, after scrolling to it. */
    private JsonNode middle(final String selector) {
        return view.evaluate("(() => { const element = document.querySelector(" + JSON.valueToTree(selector)
                + "); element.scrollIntoView({ block: 'center' }); const { x, y, width, height } ="
                + " element.getBoundingClientRect(); return { x: x + width / 2, y: y + height / 2 }; })()");
    }

    private void pointAt(final String selector) {
        final JsonNode place = middle(selector);
        tab.point(place.get("x").doubleValue(), place.get("y").doubleValue());
    }

    private void click(final String selector) {
        final JsonNode place = middle(selector);
        tab.click(place.get("x").doubleValue(), place.get("y").doubleValue());
    }

    private static String panel(final int number) {
        return ".panels > :nth-child(" + number + ") ";
    }

    // ---- what is seen

    @Test
    void drawsEveryKindOfMark() throws Exception {
        show(everyMark());
        for (final var expected : Map.of(
                        panel(1) + ".chart .area",
                        1,
                        panel(1) + ".chart .marks .line",
                        3,
                        panel(1) + ".chart .marks .rule",
                        2,
                        panel(2) + ".chart .marks .bar",
                        24,
                        panel(2) + ".chart .marks .whisker",
                        1,
                        panel(3) + ".chart .marks .shaft",
                        1,
                        panel(3) + ".chart .marks .head",
                        1,
                        panel(3) + ".chart .marks .dot",
                        1,
                        panel(4) + ".chart .marks .tile",
                        3,
                        ".facts dt",
                        2)
                .entrySet()) {
            assertEquals(expected.getValue(), count(expected.getKey()), expected.getKey());
        }
        assertEquals("Every kind of mark", text("document.querySelector('h1').textContent"));
        assertEquals(
                "After encoding, matched shifts stand out (AUC 0.93).",
                text("document.querySelector('.verdict').textContent"));
        assertTrue(text("document.querySelector('.listing').textContent").contains("man is to king as woman is to ?"));
        assertTrue(
                view.evaluate(
                                "[...document.querySelectorAll('.chart')].every((chart) => chart.getBoundingClientRect().height"
                                        + " > 100)")
                        .booleanValue(),
                "charts with a height");
        for (final String word : List.of("man", "queen", "person", "vorinostat", "Degree k", "Condition number")) {
            assertTrue(
                    view.evaluate(
                                    "[...document.querySelectorAll('.chart text')].some(({ textContent }) => textContent === '"
                                            + word + "')")
                            .booleanValue(),
                    word);
        }
    }

    /** Ticks, names and legend come with the figure, and the picture of the node has the same (a test of core). */
    @Test
    void writesTheTicksNamesAndLegendThatCameWithTheFigure() throws Exception {
        final JsonNode figure = everyMark();
        show(figure);
        for (int i = 0; i < figure.at("/scenes/0/panels").size(); i++) {
            final String chart = panel(i + 1);
            final JsonNode layout = figure.at("/scenes/0/panels/" + i + "/layout");
            assertEquals(texts(layout.get("legend"), "name"), texts(chart + ".legend button span"));
            final List<String> ticks = texts(chart + ".chart .tick:not(.category)");
            for (final String axis : List.of("x", "y", "secondY")) {
                final JsonNode lists = layout.path(axis).path("ticks");
                assertTrue(
                        lists.isMissingNode()
                                || lists.isEmpty()
                                || Stream.iterate(0, n -> n < lists.size(), n -> n + 1)
                                        .anyMatch(n -> ticks.containsAll(texts(lists.get(n), "text"))),
                        () -> axis + " of chart " + chart + " has the ticks " + ticks);
            }
            final List<String> labels = texts(layout.get("labels"), "text");
            final List<String> written = texts(chart + ".chart .labels text");
            assertEquals(labels.stream().filter(written::contains).toList(), written);
        }
    }

    private static List<String> texts(final JsonNode records, final String field) {
        return records.findValuesAsText(field);
    }

    private List<String> texts(final String selector) throws Exception {
        final JsonNode texts = JSON.readTree(
                text("JSON.stringify([...document.querySelectorAll(\"" + selector + "\")].map((e) => e.textContent))"));
        return Stream.iterate(0, n -> n < texts.size(), n -> n + 1)
                .map(n -> texts.get(n).textValue())
                .toList();
    }

    @Test
    void asksForDataThatTheConfigurationDoesNotHold() throws Exception {
        open(VIEWS.show(Views.config().toString(), result(everyMark())));
        assertEquals("ready", state());
        assertEquals(
                "[\"getConfig\",\"callNodeDataService\"]",
                tab.page().evaluate("asked").toString());
    }

    @Test
    void changesTheScene() throws Exception {
        show(everyMark());
        assertEquals(
                "[\"A549 and MCF7\",\"PC3 and VCAP\"]",
                view.evaluate("[...document.querySelectorAll('header select option')].map(({ text }) => text)")
                        .toString());
        view.evaluate("document.querySelector('header select').focus()");
        tab.press("ArrowDown");
        view.await("document.querySelectorAll('.panels > *').length === 1");
        assertEquals(2, count(".chart .marks .bar"));
        assertTrue(text("document.querySelector('.verdict').textContent").startsWith("There is nothing"));
    }

    // ---- pointer

    @Test
    void saysTheValuesUnderThePointer() throws Exception {
        show(everyMark());
        pointAt(panel(2) + ".marks .bar");
        view.await("!document.querySelector('" + panel(2) + ".tooltip').hidden");
        final String said = text("document.querySelector('" + panel(2) + ".tooltip').textContent");
        assertTrue(said.contains("vorinostat") && said.contains("0.5") && said.contains("0.9"), said);
        tab.point(2, 2);
        view.await("document.querySelector('" + panel(2) + ".tooltip').hidden");

        pointAt(panel(3) + ".marks .dot");
        view.await("document.querySelector('" + panel(3) + ".tooltip').textContent.includes('person')");
        pointAt(panel(4) + ".marks .tile:last-of-type");
        view.await("document.querySelector('" + panel(4) + ".tooltip').textContent.includes('500')");
    }

    @Test
    void hidesWhatTheLegendSwitchesOff() throws Exception {
        show(everyMark());
        click(panel(2) + ".legend button");
        view.await("document.querySelectorAll('" + panel(2) + ".marks .bar').length === 12");
        assertEquals(
                "false", text("document.querySelector('" + panel(2) + ".legend button').getAttribute('aria-pressed')"));
        click(panel(2) + ".legend button");
        view.await("document.querySelectorAll('" + panel(2) + ".marks .bar').length === 24");
    }

    /** Each category of the second panel leads to marks of its own in the first one. */
    private static JsonNode withChoice() throws Exception {
        final ObjectNode figure = (ObjectNode) everyMark();
        final JsonNode panels = figure.at("/scenes/0/panels");
        final ArrayNode details = JSON.createArrayNode();
        final int categories = Math.max(
                panels.at("/1/x/categories").size(),
                panels.at("/1/y/categories").size());
        for (int i = 0; i < categories; i++) {
            details.addObject()
                    .put("title", "Detail " + i)
                    .put("description", "")
                    .set("marks", panels.at("/0/marks").deepCopy());
        }
        ((ObjectNode) figure.at("/scenes/0"))
                .putObject("choice")
                .put("from", 1)
                .put("shown", 0)
                .put("first", 0)
                .put("hint", "Choose a bar.")
                .set("details", details);
        return figure;
    }

    private String detail() {
        return text("document.querySelector('" + panel(1) + "h2').textContent");
    }

    @Test
    void showsWhatIsChosen() throws Exception {
        show(withChoice());
        assertEquals(4, count(".panels > *"));
        assertEquals("Choose a bar.", text("document.querySelector('" + panel(2) + ".hint').textContent"));
        final String before = place(panel(2) + ".chosen");
        click(panel(2) + ".marks .bar:nth-child(3)");
        view.await("document.querySelector('" + panel(1) + "h2').textContent === 'Detail 2'");
        assertNotEquals(before, place(panel(2) + ".chosen"));
        tab.press("ArrowDown");
        assertEquals("Detail 2", detail());
        tab.press("ArrowRight");
        tab.press("Enter");
        view.await("!['Detail 2'].includes(document.querySelector('" + panel(1) + "h2').textContent)");
        assertEquals(4, count(".panels > *"), "in the place of what was there");
        assertEquals(3, count(panel(1) + ".chart .marks .line"));
        assertEquals(1, count(panel(2) + ".chosen"));
        assertTrue(text("document.querySelector('" + panel(2) + ".spoken').textContent")
                .contains(detail()));
    }

    @Test
    void aChoiceThatLacksACategoryIsDamaged() throws Exception {
        final JsonNode figure = withChoice();
        ((ArrayNode) figure.at("/scenes/0/choice/details")).remove(0);
        open(VIEWS.show(figure));
        assertEquals("error", state());
    }

    /** Where no category has bars of two marks, the bars differ in color only and lie in the middle. */
    @Test
    void barsOfSeparateCategoriesAreNotShifted() throws Exception {
        final ObjectNode figure = (ObjectNode) everyMark();
        for (final JsonNode mark : figure.at("/scenes/0/panels/1/marks")) {
            final int first = "BEFORE".equals(mark.get("meaning").asText()) ? 0 : 6;
            for (final JsonNode field : mark) {
                if (field instanceof ArrayNode values) {
                    for (int i = 11; i >= 0; i--) {
                        if (i < first || i >= first + 6) {
                            values.remove(i);
                        }
                    }
                }
            }
        }
        show(figure);
        final String bars = "[...document.querySelectorAll('" + panel(2) + ".marks .bar')].map(bar =>"
                + " bar.getBoundingClientRect()).sort((a, b) => a.y - b.y)";
        assertEquals(12, view.evaluate(bars + ".length").asInt());
        final String steps = bars + ".map((bar, i, all) => i === 0 ? 0 : bar.y - all[i - 1].y).slice(1)";
        assertTrue(view.evaluate("(s => Math.max(...s) - Math.min(...s))(" + steps + ")")
                        .asDouble()
                < 0.5);
    }

    @Test
    void findsCategoriesByName() throws Exception {
        show(everyMark());
        click(panel(2) + ".filter input");
        tab.type("stat");
        view.await("document.querySelectorAll('" + panel(2) + ".marks .bar').length === 4");
        tab.type("<b>");
        view.await("document.querySelector('" + panel(2) + ".note').textContent.includes('stat<b>')");
    }

    // ---- zoom

    private String place(final String selector) {
        return text("(({ x, y }) => `${x} ${y}`)(document.querySelector('" + selector + "').getBoundingClientRect())");
    }

    /** A part of a plot fills it, by button, wheel and key; what the figure wrote comes back with the whole. */
    @Test
    void showsAPartOfAPlot() throws Exception {
        show(everyMark());
        final String dot = panel(3) + ".marks .dot";
        final String whole = place(dot);
        assertEquals(0, count(panel(2) + ".zoom"), "a chart of categories");
        click(panel(3) + ".zoom");
        view.await("document.querySelector('" + panel(3) + ".plot.zoomed') !== null");
        assertNotEquals(whole, place(dot));
        click(panel(3) + ".zoom:last-of-type");
        view.await("document.querySelector('" + panel(3) + ".plot.zoomed') === null");

        final String ticks = "[...document.querySelectorAll('" + panel(4) + ".tick')].map((e) => e.textContent).join()";
        final String written = text(ticks);
        final String key = "document.querySelector('" + panel(4)
                + ".plot').dispatchEvent(new KeyboardEvent('keydown', { key: '%s' }))";
        view.evaluate(key.formatted("+"));
        view.await("document.querySelector('" + panel(4) + ".plot.zoomed') !== null");
        assertNotEquals(written, text(ticks));
        view.evaluate(key.formatted("0"));
        view.await("document.querySelector('" + panel(4) + ".plot.zoomed') === null");
        assertEquals(written, text(ticks));

        view.evaluate("(() => { const plot = document.querySelector('" + panel(4) + ".plot'); const { x, y, width } ="
                + " plot.getBoundingClientRect(); plot.dispatchEvent(new WheelEvent('wheel', { deltaY: -300, ctrlKey:"
                + " true, clientX: x + width / 2, clientY: y + 100, bubbles: true, cancelable: true })); })()");
        view.await("document.querySelector('" + panel(4) + ".plot.zoomed') !== null");
    }

    // ---- keyboard

    @Test
    void isUsedByKeyboardAlone() throws Exception {
        show(everyMark());
        final Set<String> reached = new HashSet<>();
        for (int presses = 0; presses < 60; presses++) {
            tab.press("Tab");
            reached.add(text("document.activeElement.matches('.plot') ? 'plot' : document.activeElement.tagName + ' '"
                    + " + (document.activeElement.textContent ?? '')"));
        }
        for (final String expected : List.of("plot", "BUTTON Show as table", "BUTTON SVG", "BUTTON Before", "INPUT ")) {
            assertTrue(reached.contains(expected), expected + " in " + reached);
        }
        view.evaluate("document.querySelector('" + panel(2) + ".plot').focus()");
        tab.press("Home");
        view.await("!document.querySelector('" + panel(2) + ".tooltip').hidden");
        final Set<String> spoken = new HashSet<>();
        for (int presses = 0; presses < 4; presses++) {
            spoken.add(text("document.querySelector('" + panel(2) + ".spoken').textContent"));
            tab.press("ArrowDown");
        }
        assertEquals(4, spoken.size(), spoken.toString());
        assertTrue(spoken.stream().anyMatch(sentence -> sentence.contains("trichostatin")), spoken.toString());
        tab.press("Escape");
        view.await("document.querySelector('" + panel(2) + ".tooltip').hidden");
    }

    @Test
    void showsTheValuesAsATable() throws Exception {
        final JsonNode figure = everyMark();
        show(figure);
        for (int number = 1; number <= 4; number++) {
            final int panel = number;
            view.evaluate("document.querySelector('" + panel(number) + ".tools button').focus()");
            tab.press("Enter");
            view.await("document.querySelectorAll('" + panel(number) + ".tables tbody tr').length > 0");
            final String table = text("document.querySelector('" + panel(number) + ".tables').textContent");
            figure.at("/scenes/0/panels/" + (panel - 1) + "/marks")
                    .forEach(mark -> assertTrue(
                            table.contains(mark.get("name").textValue()), mark.get("name") + " in " + table));
            assertEquals(
                    0,
                    view.evaluate("document.querySelector('" + panel(number)
                                    + ".figure').getBoundingClientRect().height")
                            .intValue());
        }
        assertTrue(text("document.querySelector('" + panel(2) + ".tables').textContent")
                .contains("DMSO"));
        tab.press("Enter");
        view.await("document.querySelector('" + panel(4) + ".tables').hidden");
    }

    // ---- looks

    @Test
    void fitsAnyWidth() throws Exception {
        show(everyMark());
        final Set<Integer> widths = new HashSet<>();
        for (final int width : new int[] {1600, 900, 480, 320}) {
            tab.resize(width, 900);
            view.await("document.documentElement.clientWidth <= " + width);
            view.await(
                    "[...document.querySelectorAll('.chart')].every((chart) => chart.getBoundingClientRect().right <="
                            + " chart.closest('.panel').getBoundingClientRect().right)");
            view.await("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
            widths.add(view.evaluate("Math.round(document.querySelector('.chart').getBoundingClientRect().width)")
                    .intValue());
        }
        assertTrue(widths.size() > 2, "widths of a chart: " + widths);
    }

    @Test
    void canBeReadInTheLightAndInTheDark() throws Exception {
        show(everyMark());
        final String light = text("getComputedStyle(document.documentElement).backgroundColor");
        LayoutOfViews.assertContrast(view, "every mark");
        tab.dark(true);
        view.await("matchMedia('(prefers-color-scheme: dark)').matches");
        // colors may take a moment to change
        view.evaluate("new Promise((done) => setTimeout(done, 300))");
        assertNotEquals(light, text("getComputedStyle(document.documentElement).backgroundColor"));
        LayoutOfViews.assertContrast(view, "every mark in the dark");
    }

    /** Groups differ in their colors for all kinds of color vision; so do neighbors in the order in which they are given. */
    @Test
    void groupsCanBeToldApart() throws Exception {
        show(everyMark());
        for (final boolean isDark : new boolean[] {false, true}) {
            tab.dark(isDark);
            view.await("matchMedia('(prefers-color-scheme: dark)').matches === " + isDark);
            final List<String> colors = IntStream.iterate(1, group -> group + 1)
                    .mapToObj(group -> text(
                            "getComputedStyle(document.documentElement).getPropertyValue('--group-" + group + "')"))
                    .takeWhile(color -> !color.isEmpty())
                    .toList();
            assertEquals(8, colors.size());
            for (int i = 0; i < colors.size(); i++) {
                for (int j = 0; j < i; j++) {
                    final String pair = colors.get(j) + " and " + colors.get(i) + (isDark ? " in the dark" : "");
                    for (final ColorVision vision : ColorVision.values()) {
                        final double difference = vision.difference(colors.get(j), colors.get(i));
                        assertTrue(difference > vision.least(), () -> pair + ", " + vision + ": " + difference);
                    }
                }
            }
        }
    }

    // ---- nothing to show

    @Test
    void saysWhyThereIsNothingToShow() throws Exception {
        open(VIEWS.show(
                config(result(JSON.readTree(
                        "{\"version\":1,\"title\":\"Drugs\",\"sceneLabel\":\"\",\"scenes\":[],\"empty\":\"No drug is in"
                                + " two <b>cell lines</b>.\"}"))),
                "null"));
        assertEquals("empty", state());
        assertTrue(text("document.body.innerText").contains("No drug is in two <b>cell lines</b>."));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatWentWrong() {
        return Map.of(
                        "{\"userError\":{\"message\":\"Not enough <b>rows</b>.\",\"details\":\"\"}}",
                        "Not enough <b>rows</b>.",
                        "{\"internalError\":{\"typeName\":\"java.io.IOException\",\"message\":\"Disk <i>full</i>\","
                                + "\"stackTrace\":[]}}",
                        "Disk <i>full</i>",
                        "{\"result\":{\"version\":99,\"title\":\"From the future\",\"scenes\":[]}}",
                        "newer version",
                        "{\"result\":{\"version\":1,\"title\":\"Cut\"}}",
                        "damaged",
                        "{\"result\":null}",
                        "execute the node",
                        "no JSON",
                        "damaged")
                .entrySet()
                .stream()
                .map(failure -> DynamicTest.dynamicTest(failure.getValue(), () -> {
                    open(VIEWS.show(config(failure.getKey()), "null"));
                    assertEquals("error", state());
                    final String said = text("document.body.innerText");
                    assertTrue(said.contains(failure.getValue()), said);
                    nothingIsWrong();
                }));
    }

    // ---- what must never happen

    @TestFactory
    Stream<DynamicTest> takesTextsAsTexts() {
        return HOSTILE.stream()
                .map(hostile -> DynamicTest.dynamicTest(hostile, () -> {
                    show(withTexts(everyMark(), hostile, ""));
                    for (int number = 1; number <= 4; number++) {
                        view.evaluate("document.querySelector('" + panel(number) + ".plot').focus()");
                        tab.press("Home");
                        tab.press("ArrowRight");
                        view.evaluate("document.querySelector('" + panel(number) + ".tools button').click()");
                        assertTrue(text("document.querySelector('" + panel(number) + "').textContent")
                                .contains(hostile));
                        view.evaluate("document.querySelector('" + panel(number) + ".tools button').click()");
                    }
                    pointAt(panel(2) + ".marks .bar");
                    view.evaluate("document.querySelector('header select').selectedIndex = 1");
                    view.evaluate("document.querySelector('header select').dispatchEvent(new Event('change'))");
                    view.await("document.querySelectorAll('.panels > *').length === 1");
                    assertEquals("undefined", text("typeof hacked"));
                    assertEquals(0, count("img, iframe, object, embed, script:not([src]), style ~ style, a[href]"));
                    assertEquals(
                            "[]",
                            view.evaluate(
                                            "[...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()"
                                                    + ".filter((name) => name.startsWith('on')))")
                                    .toString());
                    nothingIsWrong();
                }));
    }

    /** @return the same with another text wherever a text is somebody's data; categories stay different ones */
    private static JsonNode withTexts(final JsonNode node, final String text, final String key) {
        if (node.isTextual()) {
            return FIXED.contains(key) ? node : TextNode.valueOf(text);
        }
        if (node.isArray()) {
            final ArrayNode changed = JSON.createArrayNode();
            for (int i = 0; i < node.size(); i++) {
                changed.add(withTexts(node.get(i), key.equals("categories") ? text + i : text, key));
            }
            return changed;
        }
        if (node.isObject()) {
            final ObjectNode changed = JSON.createObjectNode();
            node.fields()
                    .forEachRemaining(
                            field -> changed.set(field.getKey(), withTexts(field.getValue(), text, field.getKey())));
            return changed;
        }
        return node;
    }

    // ---- files

    @Test
    void savesAChartAsAFile(@TempDir final Path downloads) throws Exception {
        final String hostile = HOSTILE.get(0);
        show(withTexts(everyMark(), hostile, ""));
        chromium.downloadTo(downloads);
        view.evaluate(
                "[...document.querySelectorAll('" + panel(2) + ".download')].forEach((button) => button.click())");
        final Path svg = awaitFile(downloads, ".svg");
        final var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        final var document = factory.newDocumentBuilder().parse(svg.toFile());
        assertEquals("svg", document.getDocumentElement().getTagName());
        assertTrue(document.getDocumentElement().getTextContent().contains(hostile));
        assertEquals(0, document.getElementsByTagName("img").getLength());
        assertEquals(0, document.getElementsByTagName("foreignObject").getLength());
        assertEquals(0, document.getElementsByTagName("script").getLength());
        final var picture = ImageIO.read(awaitFile(downloads, ".png").toFile());
        assertTrue(picture.getWidth() > 500, "width " + picture.getWidth());
        assertTrue(
                IntStream.range(0, picture.getWidth())
                                .map(x -> picture.getRGB(x, picture.getHeight() / 2))
                                .distinct()
                                .count()
                        > 2,
                "nothing is painted");
    }

    private static Path awaitFile(final Path directory, final String ending) throws Exception {
        for (int tries = 0; tries < 500; tries++) {
            try (Stream<Path> files = Files.list(directory)) {
                final var found =
                        files.filter(file -> file.toString().endsWith(ending)).findFirst();
                if (found.isPresent() && Files.size(found.get()) > 0) {
                    return found.get();
                }
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no " + ending + " was saved");
    }

    // ---- size

    @Test
    void staysQuickWithTensOfThousandsOfDots() throws Exception {
        final ObjectNode figure = (ObjectNode) everyMark();
        final ObjectNode panel = (ObjectNode) figure.at("/scenes/0/panels/2");
        ((ObjectNode) figure.at("/scenes/0"))
                .set("panels", JSON.createArrayNode().add(panel));
        final ObjectNode dots = JSON.createObjectNode()
                .put("mark", "Dots")
                .put("name", "words")
                .put("meaning", "NEUTRAL")
                .put("labeled", true);
        final ArrayNode x = dots.putArray("x");
        final ArrayNode y = dots.putArray("y");
        final ArrayNode labels = dots.putArray("labels");
        for (int i = 0; i < 50_000; i++) {
            x.add(2 * Math.sin(i));
            y.add(2 * Math.cos(1.7 * i));
            labels.add("word " + i);
        }
        panel.set("marks", JSON.createArrayNode().add(dots));
        final ObjectNode layout = (ObjectNode) panel.get("layout");
        final ArrayNode legend = layout.putArray("legend");
        legend.addObject().put("name", "words").putArray("marks").add(0);
        final ArrayNode tried = layout.putArray("labels");
        for (int i = 0; i < 400; i++) {
            tried.addObject()
                    .put("text", "word " + i)
                    .put("mark", 0)
                    .put("index", i)
                    .put("end", "ALONE");
        }
        show(figure);
        // on a canvas
        assertEquals(0, count(".marks .dot"));
        final String painted = "(() => { const canvas = document.querySelector('.marks canvas'); return"
                + " canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.filter((value, i) =>"
                + " i % 4 === 3 && value > 0).length; })()";
        assertTrue(view.evaluate(painted).intValue() > 50_000, "pixels with dots");
        // no stylesheet reaches them
        final String color = "(() => { const canvas = document.querySelector('.marks canvas'); const read ="
                + " new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });"
                + " read.drawImage(canvas, 0, 0); const { data } = read.getImageData(0, 0, canvas.width,"
                + " canvas.height); const alpha = data.findIndex((value, i) => i % 4 === 3 && value > 170); return"
                + " data.slice(alpha - 3, alpha).join(); })()";
        final String light = text(color);
        tab.dark(true);
        view.await(color + " !== '" + light + "'");
        final List<Double> moves = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            moves.add(view.evaluate(
                            "(() => { const plot = document.querySelector('.plot'); const { x, y, width, height } ="
                                    + " plot.getBoundingClientRect(); const start = performance.now(); plot.dispatchEvent(new"
                                    + " PointerEvent('pointermove', { clientX: x + width * " + (0.1 + 0.04 * i)
                                    + ", clientY: y + height / 2, bubbles: true })); return performance.now() - start; })()")
                    .doubleValue());
        }
        final double median = moves.stream().sorted().toList().get(moves.size() / 2);
        System.out.printf("A move over 50,000 dots takes %.1f ms.%n", median);
        assertTrue(median < 100, "milliseconds for a move of the pointer: " + median);
        assertFalse(text("document.querySelector('.tooltip').textContent").isEmpty());
    }
}
