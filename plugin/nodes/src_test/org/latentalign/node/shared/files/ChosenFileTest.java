package org.latentalign.node.shared.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.latentalign.format.FormatException;
import org.latentalign.node.shared.cells.NeedsCells;

/** Files of this computer; the tests in Equinox and on the real platform reach the other places. */
@NeedsCells
@SuppressWarnings("restriction")
class ChosenFileTest {

    private static final String WHAT = "a GCT file";

    @TempDir
    private Path folder;

    @Test
    void readsALocalFile() throws IOException {
        // where the system's locale has no ü, no file can have it in its name
        boolean hasUmlaut = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))
                .newEncoder()
                .canEncode('ü');
        Path file =
                Files.write(folder.resolve(hasUmlaut ? "with blank ü.gct" : "with blank.gct"), new byte[] {1, 2, 3});

        for (var selection : new FileSelection[] {local(file), url(file.toUri().toString())}) {
            assertTrue(ChosenFile.isChosen(selection));
            assertDoesNotThrow(() -> ChosenFile.check(selection, WHAT));
            try (var chosen = ChosenFile.open(selection, WHAT)) {
                assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(chosen.path()));
                assertEquals(file.getClass(), chosen.localPath().getClass(), "of the default file system");
                assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(chosen.localPath()));
            }
        }
        assertTrue(Files.exists(file), "a local file is no copy to be deleted");
    }

    @Test
    void nothingChosenIsSaidSo() {
        var nothing = new FileSelection();

        assertFalse(ChosenFile.isChosen(nothing));
        assertEquals("No file has been chosen: choose a GCT file.", openMessage(nothing));
        assertEquals("No file has been chosen: choose a GCT file.", checkMessage(nothing));
    }

    @Test
    void whatCannotBeReadIsFoundBeforeExecuting() {
        Path missing = folder.resolve("missing.gct");

        assertEquals("The file " + missing + " does not exist; check the path.", checkMessage(local(missing)));
        assertEquals("The file " + missing + " does not exist; check the path.", openMessage(local(missing)));
        assertEquals(folder + " is a folder; choose a file in it.", checkMessage(local(folder)));
    }

    @Test
    void aUrlIsNamedWhole() {
        String missing = folder.resolve("missing.gct").toUri().toString();
        String directory = folder.toUri().toString();

        assertEquals("The file " + missing + " does not exist; check the address.", openMessage(url(missing)));
        assertEquals(directory + " is a folder; choose a file in it.", openMessage(url(directory)));
    }

    @Test
    void anUnreachablePlaceIsNamed() {
        var nowhere = new FileSelection(new FSLocation(FSCategory.MOUNTPOINT, "nowhere", "/x.gct"));

        assertTrue(openMessage(nowhere).startsWith("The file /x.gct cannot be reached: "), openMessage(nowhere));
        assertDoesNotThrow(() -> ChosenFile.check(nowhere, WHAT), "not tried before executing");
    }

    @Test
    void backslashesAreNamedBeforeKnimeStumblesOverThem() {
        String address = "knime://knime.workflow/..\\data\\x.gct";
        String sentence =
                "The path " + address + " has backslashes: outside of the local file system folders are separated"
                        + " by slashes, as in knime://knime.workflow/../data/x.gct.";

        assertEquals(sentence, openMessage(url(address)));
        assertEquals(sentence, checkMessage(url(address)));
        assertTrue(checkMessage(new FileSelection(new FSLocation(FSCategory.RELATIVE, "knime.workflow", "..\\x.gct")))
                .endsWith("as in ../x.gct."));
    }

    @Test
    void aFileStandsForItsFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("E01.txt"), "athens\tgreece\n");

        for (Path chosen : new Path[] {file, folder}) {
            try (var open = ChosenFile.openFolderOrFile(local(chosen), WHAT)) {
                assertEquals(chosen.toString(), open.path().toString());
            }
        }
        assertEquals(
                "The file or folder " + folder.resolve("none") + " does not exist; check the path.",
                assertThrows(
                                FormatException.class,
                                () -> ChosenFile.openFolderOrFile(local(folder.resolve("none")), WHAT))
                        .getMessage());
    }

    private static String openMessage(final FileSelection selection) {
        return assertThrows(FormatException.class, () -> ChosenFile.open(selection, WHAT)
                        .close())
                .getMessage();
    }

    private static String checkMessage(final FileSelection selection) {
        return assertThrows(InvalidSettingsException.class, () -> ChosenFile.check(selection, WHAT))
                .getMessage();
    }

    private static FileSelection local(final Path path) {
        return new FileSelection(new FSLocation(FSCategory.LOCAL, path.toString()));
    }

    private static FileSelection url(final String url) {
        return new FileSelection(new FSLocation(FSCategory.CUSTOM_URL, "1000", url));
    }
}
