package org.latentalign.node.shared.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Choice;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.FigureTable;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;

class FigureJsonTest {

    private static final double[] X = {-1.5, 0, 1e-300};
    private static final double[] Y = {Double.MIN_VALUE, Double.MAX_VALUE, 1.0 / 3};
    private static final List<String> LABELS = List.of("king", "", "Ǆ \uD83D\uDC51");

    /** One of each kind; a new kind without an example here fails a test below. */
    private static List<Mark> marks() {
        return List.of(
                new Mark.Line("line", Meaning.BEFORE, X, Y, true),
                new Mark.Area("area", Meaning.AFTER, X, Y),
                new Mark.Bars("bars", Meaning.BASELINE_BEFORE, X, Y),
                new Mark.Dots("dots", Meaning.BASELINE_AFTER, X, Y, LABELS, true),
                new Mark.Arrows("arrows", Meaning.AUC, X, Y, Y, X, LABELS, LABELS),
                new Mark.Tiles("tiles", Meaning.DOWN, X, Y, Y, X, new double[] {1, 2, 3}, 2.5),
                new Mark.Whiskers("whiskers", Meaning.ADVICE, X, Y, Y),
                new Mark.Rule("rule", Meaning.NEUTRAL, 0.1, false));
    }

    private static Figure figure(final String text, final List<Mark> marks) {
        var panel = new Panel(
                text,
                text,
                Axis.categories(text, List.of(text, "b")),
                Axis.logarithmic(text, 1e-12, 1),
                Axis.linear(text, -1, 1),
                text,
                marks);
        var map = Panel.of(text, text, Axis.map(-2, 2), Axis.map(-1, 1), List.of());
        var table = new FigureTable(text, List.of(text, "c"), List.of(List.of("", text)));
        return new Figure(
                text,
                text,
                List.of(new Scene(text, text, List.of(new Fact(text, text)), List.of(panel, map), List.of(table))),
                text);
    }

    private static JsonNode written(final Figure figure) throws JsonProcessingException {
        // an ordinary reader, as the page and KNIME have one
        return new ObjectMapper().readTree(FigureJson.write(figure));
    }

    private static Figure read(final String json) throws JsonProcessingException {
        var tree = (ObjectNode) FigureJson.MAPPER.readTree(json);
        tree.remove(FigureJson.VERSION_KEY);
        tree.findParents(FigureJson.LAYOUT_KEY).forEach(panel -> ((ObjectNode) panel).remove(FigureJson.LAYOUT_KEY));
        return FigureJson.MAPPER.treeToValue(tree, Figure.class);
    }

    @Test
    void everyKindOfMarkHasAnExampleHere() {
        assertEquals(
                Set.of(Mark.class.getPermittedSubclasses()),
                marks().stream().map(Object::getClass).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("marks")
    void aMarkComesBackWithAllItsNumbers(final Mark mark) throws JsonProcessingException {
        var back = read(FigureJson.write(figure("t", List.of(mark))))
                .scenes()
                .get(0)
                .panels()
                .get(0)
                .marks()
                .get(0);
        assertEquals(mark.getClass(), back.getClass());
        for (var component : mark.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                assertTrue(
                        Arrays.deepEquals(new Object[] {accessor.invoke(mark)}, new Object[] {accessor.invoke(back)}),
                        component::getName);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(component.getName(), e);
            }
        }
    }

    @Test
    void sayWhichFormAndWhichKindOfMarkItIs() throws JsonProcessingException {
        var json = written(figure("t", marks()));
        assertEquals(1, json.get("version").intValue());
        var marks = json.at("/scenes/0/panels/0/marks");
        assertEquals(
                List.of("Line", "Area", "Bars", "Dots", "Arrows", "Tiles", "Whiskers", "Rule"),
                marks.findValuesAsText("mark"));
        assertEquals("BEFORE", marks.at("/0/meaning").textValue());
        assertTrue(marks.at("/0/second").booleanValue());
        assertEquals("CATEGORIES", json.at("/scenes/0/panels/0/x/kind").textValue());
        assertEquals("LOGARITHMIC", json.at("/scenes/0/panels/0/y/kind").textValue());
        assertTrue(json.at("/scenes/0/panels/1/secondY").isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "</script><script>alert(1)</script><!--",
                "\"},\"version\":2,{\"",
                "\\u003c \\ \\\\ \" ' ` ${x}",
                "line\nbreak\r\ttab\u0000nul\u001f",
                "\u2028\u2029\u202e\ufeff\uD83D\uDC51 naïve 日本語"
            })
    void aTextStaysWhatItIs(final String text) throws JsonProcessingException {
        var json = FigureJson.write(figure(text, marks()));
        assertEquals(figure(text, List.of()), withoutMarks(read(json)));
        assertEquals(
                FigureJson.VERSION,
                new ObjectMapper().readTree(json).get("version").intValue());
        assertFalse(json.contains("\n"), "control characters are escaped");
    }

    private static Figure withoutMarks(final Figure figure) {
        var scene = figure.scenes().get(0);
        var panels = scene.panels().stream()
                .map(panel -> new Panel(
                        panel.title(),
                        panel.description(),
                        panel.x(),
                        panel.y(),
                        panel.secondY(),
                        panel.filter(),
                        List.of()))
                .toList();
        return new Figure(
                figure.title(),
                figure.sceneLabel(),
                List.of(new Scene(scene.name(), scene.verdict(), scene.facts(), panels, scene.tables())),
                figure.empty());
    }

    @Test
    void aChoiceIsWrittenWhereThereIsOne() throws JsonProcessingException {
        var scene = figure("t", List.of()).scenes().get(0);
        assertFalse(
                written(Figure.of("t", scene)).at("/scenes/0").has("choice"), "as figures were before there was any");
        var choice = new Choice(0, 1, 1, "Choose.", List.of(detail("a", 1), detail("b", 2)));
        var choosing = new Scene(scene.name(), scene.verdict(), scene.facts(), scene.panels(), scene.tables(), choice);
        var json = written(Figure.of("t", choosing)).at("/scenes/0/choice");
        assertEquals("Choose.", json.get("hint").textValue());
        assertEquals("b", json.at("/details/1/title").textValue());
        assertEquals("Rule", json.at("/details/1/marks/0/mark").textValue());
        assertEquals(2, json.at("/details/1/marks/0/value").doubleValue());
    }

    private static Choice.Detail detail(final String title, final double value) {
        return new Choice.Detail(title, "", List.of(new Mark.Rule("rule", Meaning.NEUTRAL, value, false)));
    }

    @Test
    void anEmptyFigureSaysWhyItIs() throws JsonProcessingException {
        var json = written(Figure.empty("No directions", "All rows are equal."));
        assertEquals(0, json.get("scenes").size());
        assertEquals("All rows are equal.", json.get("empty").textValue());
    }

    /** The tests of the page in a browser draw this file: it is what a node would write. */
    @Test
    void theExampleOfEveryMarkIsWhatAFigureBecomes() throws IOException {
        String example =
                Files.readString(Path.of("../../test-workflows/tests/src/org/latentalign/knime/tests/every-mark.json"));
        assertEquals(new ObjectMapper().readTree(example), written(read(example)));
    }
}
