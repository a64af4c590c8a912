package org.latentalign.format.gct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TabReaderTest {

    @TempDir
    private Path folder;

    @Test
    void fieldsOfAllLengthsCrossTheBuffer() throws IOException {
        final var random = new Random(3);
        final var expected = new ArrayList<List<String>>();
        final var text = new StringBuilder("\uFEFF");
        for (int i = 0; i < 300; i++) {
            final var line = new ArrayList<String>();
            for (int j = 0; j < 1 + random.nextInt(20); j++) {
                final int length = random.nextInt(10) == 0 ? random.nextInt(100_000) : random.nextInt(10);
                line.add("x".repeat(length));
            }
            expected.add(line);
            text.append(String.join("\t", line)).append(i % 2 == 0 ? "\n" : "\r\n");
        }
        final Path file = Files.writeString(folder.resolve("fields.txt"), text);

        try (var reader = TabReader.open(file)) {
            for (int i = 0; i < expected.size(); i++) {
                assertTrue(reader.nextLine());
                assertEquals(i + 1, reader.line());
                final var line = new ArrayList<String>();
                // Some lines are left before their end.
                while ((i % 7 != 0 || line.size() < 2) && reader.nextField()) {
                    line.add(reader.text());
                    assertEquals(line.size(), reader.column());
                }
                assertEquals(expected.get(i).subList(0, line.size()), line);
                assertTrue(i % 7 == 0 || line.size() == expected.get(i).size());
            }
            assertFalse(reader.nextLine());
            assertFalse(reader.nextField());
        }
    }

    /** Against the JDK's own parser, which rounds correctly. */
    @Test
    void numbersAreCorrectlyRounded() throws IOException {
        final var random = new Random(4);
        final var texts = new ArrayList<String>();
        for (int i = 0; i < 20_000; i++) {
            texts.add(
                    switch (i % 5) {
                        case 0 -> String.format(Locale.ROOT, "%.4f", random.nextGaussian() * 10);
                        case 1 -> Double.toString(random.nextGaussian());
                        case 2 -> Double.toString(Double.longBitsToDouble(random.nextLong() >>> 2));
                        case 3 -> Long.toString(random.nextLong() >> random.nextInt(60));
                        default -> String.format(Locale.ROOT, "%.16f", random.nextDouble());
                    });
        }
        texts.addAll(
                List.of("9007199254740993", "9007199254740993.0", "0.1", "-0", "5.", ".5", "+7", "1e-5", "1E+300"));
        final Path file = Files.writeString(folder.resolve("numbers.txt"), String.join("\t", texts));

        try (var reader = TabReader.open(file)) {
            assertTrue(reader.nextLine());
            for (final String text : texts) {
                assertTrue(reader.nextNumber());
                assertEquals(Double.parseDouble(text), reader.number(), text);
                assertEquals(text, reader.text());
            }
        }
    }

    @Test
    void manyWaysToWriteAMissingNumber() throws IOException {
        final Path file =
                Files.writeString(folder.resolve("missing.txt"), "-666\tNA\tnan\t\t-666.0\t-6.66e2\t  \tna\tNaN");

        try (var reader = TabReader.open(file)) {
            reader.nextLine();
            int count = 0;
            while (reader.nextNumber()) {
                assertTrue(Double.isNaN(reader.number()), "column " + reader.column());
                count++;
            }
            assertEquals(9, count);
        }
    }
}
