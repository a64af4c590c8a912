package org.latentalign.node.shared.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.latentalign.format.FormatException;
import org.latentalign.node.shared.cells.NeedsCells;

/** What may be written is told before a node is executed, and in the same words when it is. */
@NeedsCells
@SuppressWarnings("restriction")
class WrittenFileTest {

    private static final String WHAT = "the model";

    private static final WrittenFile.Policy CAREFUL = new WrittenFile.Policy(false, false);

    private static final WrittenFile.Policy ALLOWED = new WrittenFile.Policy(true, true);

    @TempDir
    private Path folder;

    private static FileSelection local(final Path file) {
        return new FileSelection(new FSLocation(FSCategory.LOCAL, file.toString()));
    }

    /** Checks, and tries to write, which must give the same sentence. */
    private static String refusal(final FileSelection selection) {
        var found = assertThrows(
                InvalidSettingsException.class, () -> WrittenFile.check(selection, WHAT, CAREFUL), "at configure");
        var written = assertThrows(
                FormatException.class,
                () -> WrittenFile.write(selection, WHAT, CAREFUL, stream -> stream.write(1)),
                "at execute");
        assertEquals(written.getMessage(), found.getMessage());
        return found.getMessage();
    }

    @Test
    void whatMayNotBeWrittenIsFoundBeforeExecuting() throws IOException {
        Path there = Files.write(folder.resolve("there.npz"), new byte[] {7});
        Path inNoFolder = folder.resolve("none").resolve("model.npz");

        assertEquals("No file has been chosen: choose where to write the model.", refusal(new FileSelection()));
        assertEquals(
                "The file " + there + " exists already: choose another name, or allow the node to replace it.",
                refusal(local(there)));
        assertEquals("The folder of " + inNoFolder + " does not exist; make it first.", refusal(local(inNoFolder)));
        assertEquals(folder + " is a folder; choose a file in it.", refusal(local(folder)));
        assertArrayEquals(new byte[] {7}, Files.readAllBytes(there));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[] {7});
        String sentence = file + " is a file, and a folder of this name would be needed: choose another place.";
        assertEquals(sentence, refusal(local(file.resolve("model.npz"))));
        var below = local(file.resolve("deeper").resolve("model.npz"));
        var failure = assertThrows(
                FormatException.class, () -> WrittenFile.write(below, WHAT, ALLOWED, stream -> stream.write(1)));
        assertEquals(sentence, failure.getMessage());
    }

    /** Somebody makes a folder where the second file should go, while both are written. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofTwoFilesBothAreWrittenOrNone(final boolean wasThere) throws IOException {
        Path first = folder.resolve("vectors.tsv");
        Path second = folder.resolve("metadata.tsv");
        if (wasThere) {
            Files.write(first, new byte[] {7});
        }
        assertThrows(
                IOException.class,
                () -> WrittenFile.writePair(local(first), name -> "metadata.tsv", WHAT, ALLOWED, (one, other) -> {
                    one.write(1);
                    other.write(2);
                    Files.createFile(Files.createDirectory(second).resolve("in it"));
                }));
        try (var left = Files.list(folder)) {
            assertEquals(
                    wasThere ? List.of(second, first) : List.of(second),
                    left.sorted().toList());
        }
        if (wasThere) {
            assertArrayEquals(new byte[] {7}, Files.readAllBytes(first));
        }
    }

    @Test
    void checkingLeavesNothingBehind() throws IOException {
        Path inNoFolder = folder.resolve("none").resolve("model.npz");

        assertDoesNotThrow(() -> WrittenFile.check(local(inNoFolder), WHAT, ALLOWED));
        assertFalse(Files.exists(inNoFolder.getParent()));

        WrittenFile.write(local(inNoFolder), WHAT, ALLOWED, stream -> stream.write(1));
        WrittenFile.write(local(inNoFolder), WHAT, ALLOWED, stream -> stream.write(2));
        try (var left = Files.list(inNoFolder.getParent())) {
            assertEquals(List.of(inNoFolder), left.toList());
        }
        assertArrayEquals(new byte[] {2}, Files.readAllBytes(inNoFolder));
    }
}
