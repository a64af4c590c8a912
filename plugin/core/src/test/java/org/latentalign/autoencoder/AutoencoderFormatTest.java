package org.latentalign.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.AllButTheTopGain;
import org.latentalign.spectral.ConceptorNegationGain;
import org.latentalign.spectral.Gain;
import org.latentalign.spectral.GainScaling;
import org.latentalign.spectral.GivenGain;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.PolynomialGain;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.ShiftedPowerGain;
import org.latentalign.spectral.WhiteningGain;

class AutoencoderFormatTest {

    private static final int D = 6;

    /** One of each family that can be fitted; a given one is read and written by {@link ArrayModelTest}. */
    private static final List<Gain> GAINS = List.of(
            new ShiftedPowerGain(2.5),
            new PowerGain(1),
            new PolynomialGain(List.of(1.0, 0.0, 2.5)),
            new PrincipalComponentsGain(3),
            new WhiteningGain(1e-3),
            new AllButTheTopGain(2),
            new ConceptorNegationGain(2));

    /** One of each kind. */
    private static final List<Scale> SCALES = List.of(new Scale.One(), new Scale.Dimension(), new Scale.Number(0.1));

    /** A family or kind that is forgotten here and in the format would be written without a word. */
    @Test
    void noFamilyIsForgotten() {
        final Set<Class<?>> gains = permitted(Gain.class);
        assertTrue(gains.remove(GivenGain.class));
        assertEquals(gains, GAINS.stream().map(Object::getClass).collect(Collectors.toSet()));
        assertEquals(
                permitted(Scale.class), SCALES.stream().map(Object::getClass).collect(Collectors.toSet()));
    }

    private static Set<Class<?>> permitted(final Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(family -> permitted(family).stream())
                        .collect(Collectors.toSet())
                : Set.of(type);
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws FitException, IOException {
        for (final Scale scale : SCALES) {
            check(SpectralOptions.of(new PowerGain(1)).withScale(scale), List.of());
        }
        for (final Gain gain : GAINS) {
            check(SpectralOptions.of(gain).withCentered(true), List.of());
            check(
                    SpectralOptions.of(gain)
                            .withCentered(true)
                            .withPrincipalAxes(2)
                            .withGainScaling(GainScaling.LARGEST_ONE)
                            .withNullDirections(NullDirections.FORMULA)
                            .withScale(new Scale.Number(0.1))
                            .withInitialDecoderGain(0.5),
                    List.of("a", "", "b\tc", "\u00e4\u00f6\u00fc", "\ud83e\uddec", "x".repeat(70_000)));
        }
        check(
                SpectralOptions.of(new ShiftedPowerGain(1))
                        .withScale(new Scale.Dimension())
                        .withPreprocessing(Preprocessing.of(
                                PreprocessingStep.LOG2_PLUS_ONE,
                                PreprocessingStep.MIN_MAX,
                                PreprocessingStep.Z_SCORE,
                                PreprocessingStep.UNIT_NORM,
                                PreprocessingStep.MIN_MAX)),
                List.of());
    }

    private static void check(final SpectralOptions options, final List<String> names)
            throws FitException, IOException {
        final SpectralAutoencoder model = model(options, names);
        final byte[] bytes = bytes(model);
        final SpectralAutoencoder read = (SpectralAutoencoder) AutoencoderFormat.read(new ByteArrayInputStream(bytes));
        assertEquals(options, read.options());
        assertEquals(names, read.inputNames());
        assertEquals(model.summary(), read.summary());
        assertEquals(model.fittedRows(), read.fittedRows());
        assertEquals(model.rank(), read.rank());
        assertEquals(model.lostDirections(), read.lostDirections());
        assertEquals(model.log10ConditionNumber(), read.log10ConditionNumber(), 0);
        assertArrayEquals(model.mean(), read.mean(), 0);
        assertArrayEquals(model.eigenvalues(), read.eigenvalues(), 0);
        assertArrayEquals(model.encoderGains(), read.encoderGains(), 0);
        assertArrayEquals(model.decoderGains(), read.decoderGains(), 0);
        assertEquals(model.directionCount(), read.directionCount());
        for (int i = 0; i < model.directionCount(); i++) {
            assertArrayEquals(model.direction(i), read.direction(i), 0);
        }
        assertArrayEquals(bytes, bytes(read));
        final double[][] rows = rows();
        assertArrayEquals(SpectralFitTest.encode(model, rows), SpectralFitTest.encode(read, rows));
    }

    @Test
    void everyTruncationIsTold() throws FitException, IOException {
        final byte[] bytes = bytes(model(SpectralOptions.of(new ShiftedPowerGain(1)), List.of()));
        for (int length = 0; length < bytes.length; length++) {
            final byte[] part = Arrays.copyOf(bytes, length);
            final StorageException e = assertThrows(StorageException.class, () -> read(part));
            assertTrue(e.getMessage().startsWith("The autoencoder is incomplete"), e::getMessage);
        }
    }

    /** Each byte in turn is changed in two ways: never another exception, never a model. */
    @Test
    void everyDamageIsTold() throws FitException, IOException {
        final byte[] bytes = bytes(model(
                SpectralOptions.of(new PolynomialGain(List.of(1.0, 2.0)))
                        .withPreprocessing(Preprocessing.of(PreprocessingStep.Z_SCORE)),
                List.of("a", "b", "c", "d", "e", "f")));
        for (int i = 0; i < bytes.length; i++) {
            for (final int change : new int[] {1, 0xFF}) {
                final byte[] damaged = bytes.clone();
                damaged[i] ^= (byte) change;
                assertThrows(StorageException.class, () -> read(damaged), "byte " + i);
            }
        }
    }

    @Test
    void foreignDataIsTold() {
        for (final String text : List.of("P", "PK\u0003\u0004 a zip file", "x".repeat(100_000))) {
            final StorageException e =
                    assertThrows(StorageException.class, () -> read(text.getBytes(StandardCharsets.ISO_8859_1)));
            assertTrue(e.getMessage().startsWith("This is not an autoencoder"), e::getMessage);
        }
    }

    @Test
    void newerVersionsAreTold() throws FitException, IOException {
        final byte[] bytes = bytes(model(SpectralOptions.of(new ShiftedPowerGain(1)), List.of()));
        ByteBuffer.wrap(bytes).putInt(8, AutoencoderFormat.VERSION + 1);
        final StorageException e = assertThrows(StorageException.class, () -> read(bytes));
        assertTrue(
                e.getMessage().contains("version " + (AutoencoderFormat.VERSION + 1))
                        && e.getMessage().contains("Update"),
                e::getMessage);
    }

    /** The first bytes of version 1, written out: users' saved models must stay readable. */
    @Test
    void theBeginningIsAsDocumented() throws FitException, IOException {
        final byte[] bytes = bytes(model(SpectralOptions.of(new ShiftedPowerGain(2)), List.of()));
        final byte[] expected = {
            (byte) 0x8C,
            'L',
            'A',
            'A',
            '\r',
            '\n',
            0x1A,
            '\n', // mark
            0,
            0,
            0,
            1, // version
            0,
            0,
            0,
            1, // spectral
            0,
            0,
            0,
            1, // shifted power
            0x40,
            0,
            0,
            0,
            0,
            0,
            0,
            0, // degree 2
            0,
            0,
            0,
            1, // scale 1
            0,
            0,
            0 // not centered, no gain scaling, original axes
        };
        assertArrayEquals(expected, Arrays.copyOf(bytes, expected.length));
    }

    private static void read(final byte[] bytes) throws IOException {
        AutoencoderFormat.read(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(final Autoencoder model) throws IOException {
        final ByteArrayOutputStream stream = new ByteArrayOutputStream();
        AutoencoderFormat.write(model, stream);
        return stream.toByteArray();
    }

    private static SpectralAutoencoder model(final SpectralOptions options, final List<String> names)
            throws FitException {
        return SpectralFit.of(Hadamard.moment(rows(), options.centered()), options, names, Progress.NONE)
                .model();
    }

    private static double[][] rows() {
        final Random random = new Random(1);
        final double[][] rows = new double[20][];
        Arrays.setAll(rows, i -> random.doubles(D, 0, 3).toArray());
        return rows;
    }
}
