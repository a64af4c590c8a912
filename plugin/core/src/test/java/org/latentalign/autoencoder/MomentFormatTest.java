package org.latentalign.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.GramSpectrumTest;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.ShiftedPowerGain;

/** Moments in files, and merged. */
class MomentFormatTest {

    private static final int D = 7;

    private static final List<String> NAMES = List.of("a", "", "b\tc", "\u00e4\u00f6", "\ud83e\uddec", "f", "g");

    @Test
    void whatIsReadIsWhatWasWritten() throws FitException, IOException {
        for (final List<String> names : List.of(List.<String>of(), NAMES)) {
            final PreprocessedMoment moment = moment(20, names, Preprocessing.of(PreprocessingStep.Z_SCORE));
            final byte[] bytes = bytes(moment);
            final PreprocessedMoment read = read(bytes);
            assertTrue(read.hasSameNumbers(moment));
            assertEquals(moment.preprocessing(), read.preprocessing());
            assertEquals(names, read.inputNames());
            assertArrayEquals(bytes, bytes(read));
        }
    }

    /** Written by hand from the description of the format, as another program would. */
    @Test
    void theFormatIsAsDocumented() throws IOException {
        final ByteArrayOutputStream stream = new ByteArrayOutputStream();
        final DataOutputStream out = new DataOutputStream(stream);
        out.write(new byte[] {(byte) 0x8C, 'L', 'A', 'M', '\r', '\n', 0x1A, '\n'});
        out.writeInt(1);
        out.writeInt(1);
        out.writeInt(1); // log2(x + 1)
        out.writeInt(2);
        for (final String name : List.of("x", "yy")) {
            out.writeInt(name.length());
            out.writeBytes(name);
        }
        out.writeLong(4);
        out.writeInt(2);
        for (final double value : new double[] {0, 0, 1.5, -2, 8, -1, 3}) {
            out.writeDouble(value);
        }
        final CRC32 checksum = new CRC32();
        checksum.update(stream.toByteArray());
        out.writeLong(checksum.getValue());
        final PreprocessedMoment moment = read(stream.toByteArray());
        assertEquals(4, moment.moment().count());
        assertArrayEquals(new double[] {1.5, -2}, moment.moment().mean());
        assertArrayEquals(new double[] {8}, moment.moment().triangleRow(0));
        assertArrayEquals(new double[] {-1, 3}, moment.moment().triangleRow(1));
        assertEquals(List.of("x", "yy"), moment.inputNames());
        assertEquals(Preprocessing.of(PreprocessingStep.LOG2_PLUS_ONE), moment.preprocessing());
        assertArrayEquals(stream.toByteArray(), bytes(moment));
    }

    @Test
    void everyDamageIsTold() throws FitException, IOException {
        final byte[] bytes = bytes(moment(20, NAMES, Preprocessing.of(PreprocessingStep.MIN_MAX)));
        for (int i = 0; i < bytes.length; i++) {
            for (final int change : new int[] {1, 0x80, 0xFF}) {
                final byte[] damaged = bytes.clone();
                damaged[i] ^= (byte) change;
                assertThrows(StorageException.class, () -> read(damaged), "byte " + i);
            }
            final byte[] part = Arrays.copyOf(bytes, i);
            final StorageException e = assertThrows(StorageException.class, () -> read(part));
            assertTrue(e.getMessage().startsWith("The second moment is incomplete"), e::getMessage);
        }
        final Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) { // many at once
            final byte[] damaged = bytes.clone();
            for (int change = 0; change < 4; change++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            if (!Arrays.equals(bytes, damaged)) {
                assertThrows(StorageException.class, () -> read(damaged));
            }
        }
    }

    @Test
    void foreignAndNewerDataIsTold() throws FitException, IOException {
        final StorageException foreign = assertThrows(StorageException.class, () -> read(new byte[100]));
        assertTrue(foreign.getMessage().startsWith("This is not a second moment"), foreign::getMessage);
        final byte[] bytes = bytes(moment(3, List.of(), Preprocessing.NONE));
        ByteBuffer.wrap(bytes).putInt(8, MomentFormat.VERSION + 1);
        final StorageException newer = assertThrows(StorageException.class, () -> read(bytes));
        assertTrue(newer.getMessage().contains("Update the extension"), newer::getMessage);
    }

    @Test
    void mergesToTheSameBitsInAnyOrder() throws FitException, IOException {
        final List<PreprocessedMoment> parts = new ArrayList<>();
        final List<double[]> all = new ArrayList<>();
        for (int part = 0; part < 6; part++) {
            final double[][] rows = GramSpectrumTest.rows(5 + part / 2, D, i -> 1.0 / (i + 1), 100 * part);
            all.addAll(Arrays.asList(rows));
            parts.add(new PreprocessedMoment(Hadamard.moment(rows, true), Preprocessing.NONE, NAMES));
        }
        final byte[] expected = bytes(PreprocessedMoment.merge(parts));
        final Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(parts, random);
            assertArrayEquals(expected, bytes(PreprocessedMoment.merge(parts)));
        }
        final SecondMoment whole = Hadamard.moment(all.toArray(new double[0][]), true);
        final SecondMoment merged = read(expected).moment();
        assertEquals(whole.count(), merged.count());
        assertArrayEquals(whole.mean(), merged.mean(), 1e-11);
        for (int i = 0; i < D; i++) {
            assertArrayEquals(
                    whole.triangleRow(i), merged.triangleRow(i), 1e-12 * Math.abs(whole.triangleRow(D - 1)[D - 1]));
        }
    }

    /** Without centering, too, the model is that of the rows themselves. */
    @Test
    void fitsAsTheRowsDo() throws FitException {
        final double[][] rows = GramSpectrumTest.rows(40, D, i -> 1.0 / (i + 1), 3);
        final PreprocessedMoment moment =
                new PreprocessedMoment(Hadamard.moment(rows, true), Preprocessing.NONE, List.of());
        for (final boolean isCentered : new boolean[] {false, true}) {
            final SpectralOptions options =
                    SpectralOptions.of(new ShiftedPowerGain(2)).withCentered(isCentered);
            final SpectralAutoencoder expected = SpectralFit.of(
                            Hadamard.moment(rows, isCentered), options, List.of(), Progress.NONE)
                    .model();
            final SpectralAutoencoder actual = SpectralFit.of(
                            moment.momentFor(isCentered), options, List.of(), Progress.NONE)
                    .model();
            final double scale = expected.encoderGains()[0];
            for (int i = 0; i < D; i++) {
                assertArrayEquals(expected.encoderMatrix()[i], actual.encoderMatrix()[i], 1e-13 * scale);
            }
            assertArrayEquals(expected.mean(), actual.mean(), 1e-14 * 3);
        }
    }

    @Test
    void refusesWhatDoesNotBelongTogether() throws FitException {
        final PreprocessedMoment first = moment(5, NAMES, Preprocessing.NONE);
        final List<String> swapped = new ArrayList<>(NAMES);
        Collections.swap(swapped, 0, 5);
        refuses(first, moment(5, swapped, Preprocessing.NONE), "its dimension 1 is \"f\", that of the first is \"a\"");
        refuses(first, moment(5, List.of(), Preprocessing.NONE), "the other has none");
        refuses(first, moment(5, NAMES, Preprocessing.of(PreprocessingStep.Z_SCORE)), "preprocessed by z-score");
        final PreprocessedMoment shorter = new PreprocessedMoment(
                Hadamard.moment(GramSpectrumTest.rows(5, D - 1, i -> 1, 0), true), Preprocessing.NONE, List.of());
        refuses(first, shorter, "of 6 dimensions, the first of 7");
        assertFalse(first.hasSameNumbers(shorter));
    }

    private static void refuses(final PreprocessedMoment first, final PreprocessedMoment second, final String why) {
        final FitException e = assertThrows(FitException.class, () -> PreprocessedMoment.merge(List.of(first, second)));
        assertTrue(e.getMessage().contains(why), e::getMessage);
    }

    private static PreprocessedMoment moment(final int n, final List<String> names, final Preprocessing preprocessing)
            throws FitException {
        return new PreprocessedMoment(
                Hadamard.moment(GramSpectrumTest.rows(n, D, i -> 1.0 / (i + 1), 0.5), true), preprocessing, names);
    }

    private static PreprocessedMoment read(final byte[] bytes) throws IOException {
        return MomentFormat.read(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(final PreprocessedMoment moment) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MomentFormat.write(moment, bytes);
        return bytes.toByteArray();
    }
}
