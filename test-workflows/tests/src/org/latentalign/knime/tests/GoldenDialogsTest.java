package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.array.ArrayWidget.ElementLayout;

/**
 * What users read in the dialog of each node, held against a file that somebody has read: with the system property
 * {@code expectations.write} the files are written anew; read the difference as a biologist would who opens the dialog for
 * the first time.
 */
class GoldenDialogsTest {

    private static final String SUFFIX = ".txt";

    /** More than so many settings that are shown at first are too many for a newcomer. */
    private static final int MOST_ON_TOP = 16;

    private final Path directory = Installation.expectations().resolve("dialogs");

    @TestFactory
    Stream<DynamicTest> saysWhatItSaid() {
        return forEachNode(factory -> {
            final Path file = directory.resolve(fileName(factory));
            final String text = DialogText.of(factory);
            if (Installation.writesExpectations()) {
                Files.createDirectories(directory);
                Files.writeString(file, text);
            }
            assertEquals(
                    Files.exists(file) ? Files.readString(file) : "",
                    text,
                    () -> Installation.howToWrite(file.getFileName()));
        });
    }

    @Test
    void everyFileIsOfANode() throws IOException {
        final Set<String> nodes = RegisteredNodes.factoryClassNames().stream()
                .map(GoldenDialogsTest::fileName)
                .collect(Collectors.toCollection(TreeSet::new));
        try (var files = Files.list(directory)) {
            assertEquals(
                    nodes,
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /** KNIME's dialogs show the button of a list and not its title, so the button says what the list holds. */
    @TestFactory
    Stream<DynamicTest> listsSayWhatTheyHold() {
        return forEachNode(factory -> {
            for (final Field field : DialogText.fieldsWith(ParameterClasses.of(factory), ArrayWidget.class)) {
                final ArrayWidget list = field.getAnnotation(ArrayWidget.class);
                assertTrue(!list.elementTitle().isBlank(), () -> field + " has elements without a title");
                assertEquals(
                        "Add " + list.elementTitle().toLowerCase(Locale.ROOT), list.addButtonText(), field.toString());
                final boolean isOfOneField =
                        ParameterClasses.fields(ParameterClasses.elementType(field.getGenericType()))
                                        .size()
                                == 1;
                assertTrue(
                        !isOfOneField || list.elementLayout() == ElementLayout.HORIZONTAL_SINGLE_LINE,
                        () -> field + " has elements of one field: a line each is enough");
            }
        });
    }

    /** Two settings of one dialog with the same title cannot be told apart in messages and flow variables. */
    @TestFactory
    Stream<DynamicTest> titlesAreUnique() {
        return forEachNode(factory -> {
            final List<String> titles = DialogText.titles(factory.getXMLDescription());
            assertEquals(new HashSet<>(titles).size(), titles.size(), titles::toString);
        });
    }

    /** A newcomer sees a few settings, and the others behind "Show advanced settings". */
    @TestFactory
    Stream<DynamicTest> fewSettingsAreOnTop() {
        return forEachNode(factory -> {
            final long shown = DialogText.onTop(factory);
            assertTrue(shown <= MOST_ON_TOP, () -> shown + " settings are shown at first");
        });
    }

    /** KNIME shows the title of a section of which all settings are advanced, and nothing below it. */
    @TestFactory
    Stream<DynamicTest> noSectionIsEmptyAtFirst() {
        return forEachNode(factory -> assertEquals(List.of(), DialogText.emptyAtFirst(factory)));
    }

    private static String fileName(final NodeFactory<NodeModel> factory) {
        return fileName(factory.getClass().getName());
    }

    private static String fileName(final String factoryClass) {
        final String name = factoryClass.substring(factoryClass.lastIndexOf('.') + 1);
        return name.substring(0, name.length() - "NodeFactory".length()) + SUFFIX;
    }

    private static Stream<DynamicTest> forEachNode(final Check check) {
        return RegisteredNodes.elements().stream()
                .map(element -> dynamicTest(
                        RegisteredNodes.factoryClassName(element),
                        () -> check.check(RegisteredNodes.createFactory(element))));
    }

    /** What is checked of one node. */
    @FunctionalInterface
    private interface Check {
        void check(NodeFactory<NodeModel> factory) throws Exception;
    }
}
