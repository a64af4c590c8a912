package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortTypeRegistry;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What plugin.xml registers can be made, is complete and is described. */
class RegistryTest {

    private static final String CATEGORIES = "org.knime.workbench.repository.categories";
    private static final String PORT_TYPES = "org.knime.core.PortType";
    private static final int ICON_SIZE = 16;

    /** How the explanation of terms begins, in every description. */
    private static final String GLOSSARY = "Glossary. The terms of this description,";

    /** Names in a description that may hold the text of one port. */
    private static final List<String> PORTS = List.of("inPort", "outPort", "dynInPort", "dynOutPort");

    @Test
    void nodesAreRegisteredOnce() {
        final List<String> names = RegisteredNodes.factoryClassNames();
        assertFalse(names.isEmpty(), "no nodes");
        assertEquals(names.size(), new HashSet<>(names).size(), () -> "registered twice: " + names);
    }

    @TestFactory
    Stream<DynamicTest> nodeCanBeMade() {
        return forEachNode((element, factory) -> {
            final Node node = new Node(factory);
            assertEquals(factory.getNodeName(), node.getName());
            assertEquals(
                    RegisteredNodes.factoryClassName(element),
                    factory.getClass().getName());
            assertFalse(factory.isDeprecated());
        });
    }

    @TestFactory
    Stream<DynamicTest> nodeIsDescribed() {
        return forEachNode((element, factory) -> {
            final Element description = factory.getXMLDescription();
            assertAll(
                    () -> assertTitleCase(text(description, "name")),
                    () -> assertSentence(text(description, "shortDescription")),
                    () -> assertTrue(text(description, "intro").length() > 200, "the full description is too short"),
                    () -> assertFalse(text(description).contains("No description available"), "no description"));
            final Node node = new Node(factory);
            final List<Element> ports = new ArrayList<>();
            PORTS.forEach(name -> ports.addAll(elements(description, name)));
            assertTrue(
                    ports.size() >= Math.max(node.getNrInPorts(), node.getNrOutPorts()) - 1,
                    () -> "not all ports are described: " + ports.size());
            assertAll(ports.stream().map(port -> (Executable) () -> {
                assertTitleCase(port.getAttribute("name"));
                assertSentence(text(port));
            }));
            final List<Element> options = elements(description, "option");
            assertAll(options.stream().map(option -> (Executable) () -> assertSentence(text(option))));
        });
    }

    /** What the description page does not show is looked up where it is written: at the parameters' fields. */
    @TestFactory
    Stream<DynamicTest> parametersAreDescribed() {
        return forEachNode((element, factory) -> {
            final Class<?> parameters = ParameterClasses.of(factory);
            final List<String> undescribed = ParameterClasses.undescribed(parameters);
            assertEquals(List.of(), undescribed);
        });
    }

    /** Whichever terms of the glossary a node's page uses, in its description, ports, settings or view, it explains. */
    @TestFactory
    Stream<DynamicTest> termsAreExplained() throws ClassNotFoundException {
        final List<Predicate<String>> terms = terms();
        return forEachNode((element, factory) -> {
            final String page = text(factory.getXMLDescription());
            final int start = page.lastIndexOf(GLOSSARY);
            assertTrue(start >= 0, "no glossary");
            final String intro = text(factory.getXMLDescription(), "intro");
            final String glossary = intro.substring(intro.lastIndexOf(GLOSSARY));
            final String rest = page.replace(glossary, "");
            assertEquals(
                    List.of(),
                    terms.stream()
                            .filter(term -> term.test(rest) && !glossary.contains(term.toString()))
                            .map(Object::toString)
                            .toList(),
                    "terms that are not explained: hand them to Glossary.explained in the factory");
            assertTrue(terms.stream().anyMatch(term -> glossary.contains(term.toString())), "an empty glossary");
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Predicate<String>> terms() throws ClassNotFoundException {
        return Arrays.stream(Platform.getBundle(Installation.PLUGIN)
                        .loadClass("org.latentalign.node.shared.glossary.Term")
                        .getEnumConstants())
                .map(term -> (Predicate<String>) term)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> nodeHasAnIcon() {
        return forEachNode((element, factory) -> {
            final URL icon = factory.getIcon();
            assertNotNull(icon);
            assertFalse(icon.getPath().startsWith("/org/knime/"), "KNIME's default icon");
            try (InputStream in = icon.openStream()) {
                final var image = ImageIO.read(in);
                assertNotNull(image, "no picture");
                assertEquals(ICON_SIZE, image.getWidth());
                assertEquals(ICON_SIZE, image.getHeight());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> nodeHasACategory() {
        final Set<String> categories = Arrays.stream(
                        Platform.getExtensionRegistry().getConfigurationElementsFor(CATEGORIES))
                .map(category -> path(category.getAttribute("path")) + category.getAttribute("level-id"))
                .collect(Collectors.toSet());
        return forEachNode((element, factory) -> {
            final String path = element.getAttribute("category-path");
            assertTrue(categories.contains(path), () -> path + " is not among " + categories);
        });
    }

    private static String path(final String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    @TestFactory
    Stream<DynamicTest> portTypeCanBeSaved() {
        return Arrays.stream(Platform.getExtensionRegistry().getConfigurationElementsFor(PORT_TYPES))
                .filter(element -> element.getContributor().getName().equals(Installation.PLUGIN))
                .map(element -> dynamicTest(element.getAttribute("name"), () -> {
                    final Class<? extends PortObject> object =
                            load(element, "objectClass").asSubclass(PortObject.class);
                    final Class<? extends PortObjectSpec> spec =
                            load(element, "specClass").asSubclass(PortObjectSpec.class);
                    final PortTypeRegistry registry = PortTypeRegistry.getInstance();
                    assertEquals(
                            element.getAttribute("name"),
                            registry.getPortType(object).getName());
                    assertTrue(registry.getObjectSerializer(object).isPresent(), "no serializer for the object");
                    assertTrue(registry.getSpecSerializer(spec).isPresent(), "no serializer for the specification");
                }));
    }

    private static Class<?> load(final IConfigurationElement element, final String attribute)
            throws ClassNotFoundException {
        return Platform.getBundle(element.getContributor().getName()).loadClass(element.getAttribute(attribute));
    }

    private static Stream<DynamicTest> forEachNode(final NodeCheck check) {
        return RegisteredNodes.elements().stream()
                .map(element -> dynamicTest(
                        RegisteredNodes.factoryClassName(element),
                        () -> check.check(element, RegisteredNodes.createFactory(element))));
    }

    private static String text(final Element description, final String name) {
        final List<Element> found = elements(description, name);
        assertFalse(found.isEmpty(), () -> "the description has no " + name);
        return text(found.get(0)).strip();
    }

    /** All text below a node; KNIME's descriptions are of a DOM that cannot tell it itself. */
    private static String text(final org.w3c.dom.Node node) {
        if (node.getNodeType() == org.w3c.dom.Node.TEXT_NODE
                || node.getNodeType() == org.w3c.dom.Node.CDATA_SECTION_NODE) {
            return node.getNodeValue();
        }
        final StringBuilder text = new StringBuilder();
        for (org.w3c.dom.Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            text.append(text(child));
        }
        return text.toString();
    }

    private static List<Element> elements(final Element parent, final String name) {
        final NodeList found = parent.getElementsByTagNameNS("*", name);
        final List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static void assertSentence(final String text) {
        final String stripped = text.strip();
        assertTrue(
                stripped.length() > 10 && ".!?)".indexOf(stripped.charAt(stripped.length() - 1)) >= 0,
                () -> "not a sentence: \"" + stripped + "\"");
    }

    /** In Title Case all words but short ones start with a capital letter or a sign. */
    private static void assertTitleCase(final String text) {
        assertFalse(text.isBlank(), "no name");
        for (final String word : text.split("\\s+")) {
            assertTrue(
                    !Character.isLowerCase(word.charAt(0))
                            || Set.of("a", "an", "and", "by", "for", "in", "of", "on", "or", "the", "to", "with")
                                    .contains(word),
                    () -> "not in Title Case: " + text);
        }
    }

    /** What is checked of one node. */
    @FunctionalInterface
    private interface NodeCheck {
        void check(IConfigurationElement element, NodeFactory<NodeModel> factory) throws Exception;
    }
}
