package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;

/** How parameters are saved, loaded and described, against files that KNIME 5.8.2 wrote for the same node. */
class SavedFormTest {

    private static final Path EXPECTATIONS = Path.of(System.getProperty("expectations.directory"));

    /** Those with a migration, and optional ones that are saved as empty. */
    private static final List<String> MAY_BE_ABSENT =
            List.of("addedLater", "migrated", "nothing", "noKind", "noNumber");

    private final Node node = new Node(new SavedFormNodeFactory());

    @Test
    void parametersAreSavedAsKnimeSavesThem() throws Exception {
        assertEquals(read("saved-form.xml"), saved());
    }

    @Test
    void whatWasSavedIsLoaded() throws Exception {
        load(expected());
        assertEquals(read("saved-form.xml"), saved());
    }

    @Test
    void everyKeyWithoutMigrationMustBeThere() throws Exception {
        final var required = expected().keySet().stream()
                .filter(key -> !MAY_BE_ABSENT.contains(key))
                .filter(key -> !key.endsWith("_is_present"))
                .toList();
        for (final String key : required) {
            assertThrows(InvalidSettingsException.class, () -> load(without(key)), key);
        }
    }

    @Test
    void absentKeysWithMigrationGetTheirDefault() throws Exception {
        load(without("addedLater"));
        assertEquals(read("saved-form.xml"), saved());
        load(without("migrated"));
        assertEquals(77, current().getInt("migrated"));
        final var earlier = without("migrated");
        earlier.addInt("earlier", 5);
        load(earlier);
        assertEquals(50, current().getInt("migrated"));
    }

    @Test
    void absentKeysOfAnAnnotatedGroupGetTheirDefault() throws Exception {
        final var settings = expected();
        settings.getNodeSettings("group").removeConfig("text");
        settings.getNodeSettings("group").addString("kind", "THREE_FOUR");
        load(settings);
        final var group = current().getNodeSettings("group");
        assertEquals("in", group.getString("text"));
        assertEquals("THREE_FOUR", group.getString("kind"));
    }

    @Test
    void anUnknownConstantIsRefused() throws Exception {
        final var settings = without("kind");
        settings.addString("kind", "FIVE");
        final var refused = assertThrows(InvalidSettingsException.class, () -> load(settings));
        assertEquals("Invalid value 'FIVE'. Possible values: ONE, TWO, THREE_FOUR", refused.getMessage());
    }

    @Test
    void optionsAreDescribedInTheOrderOfTheDialog() throws Exception {
        final String options = node.invokeGetNodeDescription().getDialogOptionGroups().stream()
                .flatMap(group -> group.getOptions().stream())
                .map(option -> option.getName() + ": "
                        + option.getDescription().replaceAll("\\s+", " ").strip() + "\n")
                .collect(Collectors.joining());
        assertEquals(read("described-options.txt"), options);
    }

    private static String read(final String file) throws IOException {
        return Files.readString(EXPECTATIONS.resolve(file));
    }

    private static NodeSettings expected() throws IOException {
        final var file = read("saved-form.xml").getBytes(StandardCharsets.UTF_8);
        return (NodeSettings) NodeSettings.loadFromXML(new ByteArrayInputStream(file));
    }

    private static NodeSettings without(final String key) throws IOException {
        final var all = expected();
        final var rest = new NodeSettings("model");
        all.keySet().stream().filter(kept -> !kept.equals(key)).forEach(kept -> rest.addEntry(all.getEntry(kept)));
        return rest;
    }

    private void load(final NodeSettingsRO settings) throws InvalidSettingsException {
        node.validateModelSettings(settings);
        node.loadModelSettingsFrom(settings);
    }

    private NodeSettings current() {
        final var settings = new NodeSettings("model");
        node.saveModelSettingsTo(settings);
        return settings;
    }

    private String saved() throws IOException {
        final var xml = new ByteArrayOutputStream();
        current().saveToXML(xml);
        return xml.toString(StandardCharsets.UTF_8);
    }
}
