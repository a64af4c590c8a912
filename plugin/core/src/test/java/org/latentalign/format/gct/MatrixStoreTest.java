package org.latentalign.format.gct;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentalign.format.FormatException;
import org.latentalign.progress.Progress;

class MatrixStoreTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "5, 7, 1000000, false", // all in memory
        "5, 7, 1, true", // not even one row fits
        "50, 70, 3000, true",
        "1, 1000, 100, true",
        "1000, 1, 100, true",
        "600, 300, 600000, true" // reads of more than a megabyte
    })
    void givesBackRowsAndColumns(final int rows, final int columns, final long memoryBytes, final boolean onDisk)
            throws IOException {
        final var random = new Random(rows);
        final var matrix = new double[rows][columns];
        for (final double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian();
            }
        }
        for (final boolean transposed : new boolean[] {false, true}) {
            Optional<Path> file;
            try (var store = new MatrixStore(columns, transposed, memoryBytes, folder, Progress.NONE)) {
                final var buffer = new double[columns];
                for (final double[] row : matrix) {
                    System.arraycopy(row, 0, buffer, 0, columns);
                    store.add(buffer);
                }
                final var back = new double[transposed ? columns : rows][];
                store.forEach((index, values) -> back[index] = values.clone(), Progress.NONE);
                for (int i = 0; i < rows; i++) {
                    final var row = new double[columns];
                    for (int j = 0; j < columns; j++) {
                        row[j] = transposed ? back[j][i] : back[i][j];
                    }
                    assertArrayEquals(matrix[i], row);
                }
                file = store.temporaryFile();
                assertEquals(onDisk && rows > 1, file.isPresent());
                file.ifPresent(path -> assertEquals(folder, path.getParent()));
            }
            assertFalse(file.isPresent() && Files.exists(file.get()));
        }
    }

    @Test
    void aFailureNamesTheFolder() throws IOException {
        final Path missing = folder.resolve("missing");
        try (var store = new MatrixStore(10, true, 100, missing, Progress.NONE)) {
            store.add(new double[10]);
            final var failure = assertThrows(FormatException.class, () -> store.add(new double[10]));
            assertTrue(failure.getMessage().contains("MB in the folder \"" + missing + "\""), failure.getMessage());
        }
    }

    @Test
    void aCancelLeavesNoFile() throws IOException {
        Optional<Path> file;
        try (var store = new MatrixStore(10, true, 100, folder, Progress.NONE)) {
            for (int i = 0; i < 10; i++) {
                store.add(new double[10]);
            }
            assertThrows(
                    CancellationException.class,
                    () -> store.forEach((index, values) -> {}, (fraction, message) -> {
                        throw new CancellationException();
                    }));
            file = store.temporaryFile();
        }
        assertFalse(Files.exists(file.orElseThrow()));
    }
}
