package org.latentalign.format.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.format.FormatException;

/** The same content in the structures of three ages of the format; {@code make_golden.py} wrote it with HDF5's library. */
class Hdf5FileTest {

    private static final List<String> AGES = List.of("earliest.h5", "v108.h5", "latest.h5");

    private static final int NEVER_WRITTEN = Integer.MIN_VALUE;

    @TempDir
    private Path folder;

    static Stream<String> ages() {
        return AGES.stream();
    }

    /** Every dataset whose numbers are all there, in every age. */
    static Stream<String[]> written() {
        final List<String> everywhere = List.of(
                "/contiguous 20 7",
                "/compact 4 3",
                "/index/one 9 5",
                "/index/one-packed 9 5",
                "/index/fixed 21 31",
                "/index/fixed-packed 21 31",
                "/index/growing 21 31",
                "/index/growing-packed 21 31",
                "/index/growing-both 21 31",
                "/index/growing-both-packed 21 31",
                "/index/implicit 11 8",
                "/index/shrunk 15 10",
                "/filters/gzip 50 40",
                "/filters/shuffle 50 40",
                "/filters/shuffle-gzip 50 40",
                "/filters/lzf 50 40",
                "/filters/fletcher32 50 40",
                "/filters/all 50 40",
                "/filters/mask-0 50 40",
                "/filters/mask-1 50 40",
                "/filters/mask-2 50 40",
                "/filters/mask-3 50 40",
                "/links/soft 20 7",
                "/links/soft to soft 20 7",
                "/links/relative 20 7",
                "/links/hard 20 7",
                "/links/itself/itself/hard 20 7",
                "/./contiguous 20 7");
        return Stream.concat(
                ages().flatMap(age -> everywhere.stream().map(dataset -> new String[] {age, dataset})),
                Stream.of(
                        new String[] {"latest.h5", "/index/fixed-paged 42 30"},
                        new String[] {"latest.h5", "/index/growing-long 1500 1"},
                        new String[] {"user-block.h5", "/contiguous 20 7"},
                        new String[] {"user-block.h5", "/index/fixed 21 31"}));
    }

    @ParameterizedTest
    @MethodSource("written")
    void readsEveryNumberThatWasWritten(final String file, final String dataset) throws IOException {
        final String[] parts = dataset.split(" (?=\\d)");
        final int rows = Integer.parseInt(parts[1]);
        final int columns = Integer.parseInt(parts[2]);
        try (Hdf5File hdf5 = open(file)) {
            final Hdf5Dataset found = hdf5.dataset(parts[0]).orElseThrow();
            assertArrayEquals(new long[] {rows, columns}, found.shape());
            final int[][] numbers = numbers(found);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    assertEquals(100 * i + j, numbers[i][j], "row " + i + ", column " + j);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ages")
    void saysWhereNothingWasWritten(final String age) throws IOException {
        try (Hdf5File file = open(age)) {
            for (final String fill : List.of("None", "7")) {
                final Hdf5Dataset some = file.dataset("/fill/some-" + fill).orElseThrow();
                final int[][] numbers = numbers(some);
                for (int i = 0; i < 10; i++) {
                    for (int j = 0; j < 6; j++) {
                        assertEquals(i < 4 && j < 4 ? 100 * i + j : NEVER_WRITTEN, numbers[i][j]);
                    }
                }
                assertEquals(fill.equals("7") ? 7 : 0, fillOf(some));
                for (final String kind : List.of("none-", "contiguous-")) {
                    final Hdf5Dataset none =
                            file.dataset("/fill/" + kind + fill).orElseThrow();
                    assertTrue(Stream.of(numbers(none))
                            .flatMapToInt(IntStream::of)
                            .allMatch(number -> number == NEVER_WRITTEN));
                    assertEquals(fill.equals("7") ? 7 : 0, fillOf(none));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ages")
    void findsEveryMemberOfALargeGroup(final String age) throws IOException {
        try (Hdf5File file = open(age)) {
            final List<String> names = IntStream.range(0, 80)
                    .mapToObj(i -> "member %03d with a name that is not short".formatted(i))
                    .toList();
            assertEquals(names, file.members("/many"));
            for (int i = 0; i < names.size(); i++) {
                assertEquals(i, numbers(file.dataset("/many/" + names.get(i)).orElseThrow())[0][0]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ages")
    void findsAttributesWhereverTheHeaderGoesOn(final String age) throws IOException {
        try (Hdf5File file = open(age)) {
            final Hdf5Dataset dataset = file.dataset("/compact").orElseThrow();
            for (int i = 0; i < 30; i++) {
                assertTrue(dataset.hasAttribute("attribute " + i), "attribute " + i);
            }
            assertTrue(!dataset.hasAttribute("attribute 30"));
        }
    }

    @ParameterizedTest
    @MethodSource("ages")
    void linksThatLeadNowhereEnd(final String age) throws IOException {
        try (Hdf5File file = open(age)) {
            assertEquals(Optional.empty(), file.dataset("/links/to nothing"));
            assertEquals(Optional.empty(), file.dataset("/not there"));
            assertEquals(Optional.empty(), file.dataset("/contiguous/below a dataset"));
            assertSentence("/links/circle", file);
            assertSentence("/links/external", file);
        }
    }

    private static void assertSentence(final String path, final Hdf5File file) {
        final String message =
                assertThrows(FormatException.class, () -> file.dataset(path)).getMessage();
        assertTrue(message.endsWith("."), message);
    }

    @ParameterizedTest
    @MethodSource("ages")
    void namesAFilterThatIsNotSupported(final String age) throws IOException {
        try (Hdf5File file = open(age)) {
            final String message = assertThrows(FormatException.class, () -> file.dataset("/filters/scale-offset"))
                    .getMessage();
            assertTrue(message.contains("scale-offset"), message);
        }
    }

    @ParameterizedTest
    @CsvSource({"fixed, 1", "variable, 1", "packed, 10"})
    void readsTexts(final String dataset, final int times) throws IOException {
        for (final String age : AGES) {
            try (Hdf5File file = open(age)) {
                final Hdf5List list =
                        file.dataset("/texts/" + dataset).orElseThrow().asList();
                final List<String> texts = new ArrayList<>();
                list.forEach(IntStream.range(0, list.length()).toArray(), (first, slice) -> {
                    final int count = slice.bytes().limit() / list.type().size();
                    for (int i = 0; i < count; i++) {
                        texts.add(new String(slice.text(i), StandardCharsets.UTF_8));
                    }
                });
                final List<String> expected = new ArrayList<>();
                for (int i = 0; i < times; i++) {
                    expected.addAll(List.of("a", "", "µ", "long enough"));
                }
                assertEquals(expected, texts, age);
            }
        }
    }

    /** Cut anywhere, a file is shorter than its superblock says. */
    @ParameterizedTest
    @ValueSource(strings = {"earliest.h5", "v108.h5", "latest.h5", "user-block.h5"})
    void refusesAFileThatIsCut(final String name) throws IOException {
        final byte[] whole = Files.readAllBytes(path(name));
        final Path cut = folder.resolve("cut.h5");
        for (final int lost : new int[] {1, 100, whole.length / 2}) {
            Files.write(cut, Arrays.copyOf(whole, whole.length - lost));
            final String message = assertThrows(FormatException.class, () -> Hdf5File.open(cut, folder)
                            .close())
                    .getMessage();
            assertTrue(message.contains("so " + lost + " are missing"), message);
        }
    }

    @Test
    void refusesAWrongChecksum() throws IOException {
        final byte[] bytes = Files.readAllBytes(path("latest.h5"));
        int refused = 0;
        for (int at = 48; at < bytes.length; at += 997) {
            final byte[] damaged = bytes.clone();
            damaged[at] ^= 0x10;
            final Path file = Files.write(folder.resolve("damaged.h5"), damaged);
            try (Hdf5File hdf5 = Hdf5File.open(file, folder)) {
                numbers(hdf5.dataset("/filters/fletcher32").orElseThrow());
            } catch (final FormatException e) { // most of the file is not looked at
                assertTrue(e.getMessage().endsWith("."), e.getMessage());
                refused++;
            }
        }
        assertTrue(refused >= 5, refused + " refused");
    }

    private static int fillOf(final Hdf5Dataset dataset) {
        final var type = (Datatype.Whole) dataset.type();
        return dataset.fill()
                .map(bytes -> ByteBuffer.wrap(bytes).order(type.order()).getInt())
                .orElse(0);
    }

    /** Reads all blocks, in the order of the rows and columns. */
    private static int[][] numbers(final Hdf5Dataset dataset) throws IOException {
        final var type = (Datatype.Whole) dataset.type();
        final Blocks blocks = dataset.asMatrix();
        final BlockReader reader = blocks.reader();
        final int[][] numbers = new int[blocks.rows()][blocks.columns()];
        for (int row = 0; row < blocks.rows(); row = blocks.endOf(row)) {
            final int count = blocks.endOf(row) - row;
            for (int column = 0; column < blocks.columns(); column += blocks.blockColumns()) {
                final int width = Math.min(blocks.blockColumns(), blocks.columns() - column);
                final Optional<ByteBuffer> bytes = reader.read(new Block(row, count, column, width));
                for (int i = 0; i < count; i++) {
                    for (int j = 0; j < width; j++) {
                        numbers[row + i][column + j] = bytes.isEmpty()
                                ? NEVER_WRITTEN
                                : (int) NumberDecoder.whole(
                                        bytes.get(), (i * blocks.rowLength() + j) * type.size(), type);
                    }
                }
            }
        }
        blocks.close();
        return numbers;
    }

    private Hdf5File open(final String name) throws IOException {
        return Hdf5File.open(path(name), folder);
    }

    private static Path path(final String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Hdf5FileTest.class.getResource("/org/latentalign/format/hdf5/" + name), name)
                            .toURI());
        } catch (final URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
