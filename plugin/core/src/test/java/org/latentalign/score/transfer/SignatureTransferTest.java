package org.latentalign.score.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.progress.Progress;
import org.latentalign.score.transfer.SignatureTransfer.Options;
import org.latentalign.spectral.SecondMomentAccumulator;
import org.latentalign.spectral.ShiftedPowerGain;

/** Predictions on effects of which the truth is known. */
class SignatureTransferTest {

    private static final int DIMENSION = 30;

    private static final Options OPTIONS = new Options(false, TransferMethod.LATENT_SPACE, 10, 1);

    private static Autoencoder model() throws Exception {
        final var random = new SplittableRandom(1);
        final var moment = new SecondMomentAccumulator(DIMENSION, true);
        for (int i = 0; i < 200; i++) {
            final double[] row = random.doubles(DIMENSION, 0, 1).toArray();
            for (int j = 0; j < DIMENSION; j++) {
                row[j] *= 10.0 / (1 + j);
            }
            moment.add(row);
        }
        return SpectralFit.of(
                        moment.finish(),
                        SpectralOptions.of(new ShiftedPowerGain(1)).withCentered(true),
                        List.of(),
                        Progress.NONE)
                .model();
    }

    /** Drugs in lines A, B, C and D, with effects that the lines share to some extent. */
    private static TransferData data(final int drugs, final double shared, final long seed) throws Exception {
        final var random = new SplittableRandom(seed);
        final Map<String, double[]> controls = new TreeMap<>();
        final Map<String, Map<String, double[]>> shifts = new TreeMap<>();
        final Map<String, double[]> measured = new LinkedHashMap<>();
        final double[][] effects = new double[drugs][];
        for (int drug = 0; drug < drugs; drug++) {
            effects[drug] = random.doubles(DIMENSION, -1, 1).toArray();
        }
        for (final String line : List.of("A", "B", "C", "D")) {
            final Map<String, double[]> ofLine = line.equals("D") ? measured : new TreeMap<>();
            for (int drug = 0; drug < drugs; drug++) {
                final double[] shift = random.doubles(DIMENSION, -1, 1).toArray();
                for (int j = 0; j < DIMENSION; j++) {
                    shift[j] = shared * effects[drug][j] + (1 - shared) * shift[j];
                }
                ofLine.put(String.format("drug %02d", drug), shift);
            }
            if (!line.equals("D")) {
                controls.put(line, random.doubles(DIMENSION, 0, 5).toArray());
                shifts.put(line, ofLine);
            }
        }
        final double[] target = random.doubles(DIMENSION, 0, 5).toArray();
        final double[] latent = new double[DIMENSION];
        model().encoder().encode(target, latent);
        final Map<String, Map<String, double[]>> latentShifts = new TreeMap<>();
        for (final var source : shifts.entrySet()) {
            final Map<String, double[]> encoded = new TreeMap<>();
            for (final var shift : source.getValue().entrySet()) {
                final double[] shifted = target.clone();
                for (int j = 0; j < DIMENSION; j++) {
                    shifted[j] += shift.getValue()[j];
                }
                final double[] embedding = new double[DIMENSION];
                model().encoder().encode(shifted, embedding);
                for (int j = 0; j < DIMENSION; j++) {
                    embedding[j] -= latent[j];
                }
                encoded.put(shift.getKey(), embedding);
            }
            latentShifts.put(source.getKey(), encoded);
        }
        return new TransferData(controls, shifts, latentShifts, target, latent, List.of(latent), measured);
    }

    private static SignatureTransfer transfer(final TransferData data, final Options options) throws Exception {
        final Autoencoder given = model();
        return SignatureTransfer.of(
                data,
                given,
                sink -> {
                    for (final String drug : data.testable()) {
                        sink.accept(drug, given);
                    }
                },
                options,
                Progress.NONE);
    }

    /** A model with all its directions gives the step in the input space. */
    @Test
    void aLinearModelPredictsTheInputSpacesStep() throws Exception {
        final var transfer = transfer(data(12, 0.9, 3), new Options(true, TransferMethod.DECODED_CHANGE, 10, 1));
        for (final var drug : transfer.tested()) {
            final double expected =
                    drug.errors().get(TransferMethod.INPUT_SPACE).changePearson();
            assertEquals(
                    expected, drug.errors().get(TransferMethod.LATENT_SPACE).changePearson(), 1e-9);
            assertEquals(
                    expected, drug.errors().get(TransferMethod.DECODED_CHANGE).changePearson(), 1e-9);
            assertEquals(
                    1,
                    drug.weights().values().stream()
                            .mapToDouble(weight -> weight)
                            .sum(),
                    1e-12);
            assertEquals(1, drug.errors().get(TransferMethod.NO_EFFECT).relativeError(), 1e-12);
        }
        // three noisy copies are better than one
        assertTrue(transfer.mean(TransferMethod.EQUAL, TransferError::relativeError)
                        .estimate()
                < transfer.mean(TransferMethod.NEAREST, TransferError::relativeError)
                        .estimate());
    }

    @Test
    void sharedEffectsArePredicted() throws Exception {
        final var transfer = transfer(data(12, 0.9, 3), OPTIONS);
        final var verdict = TransferVerdict.of(transfer, false);
        assertTrue(verdict.startsWith("The predicted changes are better than what decoding gives"), verdict);
        assertFalse(verdict.contains("nearer"), verdict);
        assertTrue(verdict.contains("Nothing shows that they are better than adding the change of the other"), verdict);
        assertEquals(1, transfer.tested().get(0).rank());
        assertEquals(11, transfer.tested().get(0).others());
        assertTrue(TransferVerdict.of(transfer, true).endsWith("which flatters it."), verdict);
    }

    /** A model that sees what the other contexts' changes hide is better than these. */
    @Test
    void aModelThatBeatsItsInputIsSaidTo() throws Exception {
        final var data = data(12, 0.9, 3);
        final var random = new SplittableRandom(7);
        data.shifts().forEach((context, drugs) -> drugs.values().forEach(shift -> {
            for (int j = 0; j < shift.length; j++) {
                shift[j] += random.nextDouble(-2, 2);
            }
        }));
        final var transfer = transfer(data, OPTIONS);
        final var verdict = TransferVerdict.of(transfer, false);
        assertTrue(verdict.contains("They are also better than adding the change of the other contexts"), verdict);
    }

    /** Directions are right, so that correlations are as before, and every change is five times too large. */
    @Test
    void changesThatAreMuchTooLargeAreSaidToBe() throws Exception {
        final var data = data(12, 0.9, 3);
        for (final var shifts : List.of(data.shifts(), data.latentShifts())) {
            shifts.values().forEach(drugs -> drugs.values().forEach(shift -> {
                for (int j = 0; j < shift.length; j++) {
                    shift[j] *= 5;
                }
            }));
        }
        final var verdict = TransferVerdict.of(transfer(data, OPTIONS), false);
        assertTrue(verdict.startsWith("The predicted changes are better than what decoding gives"), verdict);
        assertTrue(verdict.contains("profiles without any change are nearer to the measured ones"), verdict);
    }

    @Test
    void effectsOfTheirOwnAreNot() throws Exception {
        final var transfer = transfer(data(12, 0, 3), OPTIONS);
        final var verdict = TransferVerdict.of(transfer, false);
        assertTrue(verdict.startsWith("Nothing shows"), verdict);
        assertTrue(verdict.endsWith("do not use them."), verdict);
    }

    /** An effect that all drugs have in common is predicted, and any other drug would do as well. */
    @Test
    void aCommonEffectIsNotTheDrugsOwn() throws Exception {
        final var data = data(12, 0, 3);
        final double[] common =
                new SplittableRandom(9).doubles(DIMENSION, -5, 5).toArray();
        data.shifts().values().forEach(drugs -> drugs.values().forEach(shift -> add(shift, common)));
        data.measured().values().forEach(shift -> add(shift, common));
        final var given = model();
        // any other model than the given one encodes the means of the data
        final var again = model();
        final var transfer = SignatureTransfer.of(
                data,
                given,
                sink -> {
                    for (final String drug : data.testable()) {
                        sink.accept(drug, again);
                    }
                },
                OPTIONS,
                Progress.NONE);
        final var verdict = TransferVerdict.of(transfer, false);
        assertTrue(verdict.startsWith("Other drugs would do as well"), verdict);
        assertTrue(transfer.mean(TransferMethod.LATENT_SPACE, TransferError::changePearson)
                        .estimate()
                > 0.9);
        assertTrue(transfer.mean(TransferMethod.WRONG_DRUGS, TransferError::changePearson)
                        .estimate()
                > 0.9);
    }

    private static void add(final double[] shift, final double[] other) {
        for (int j = 0; j < shift.length; j++) {
            shift[j] += other[j];
        }
    }

    @Test
    void fewDrugsAreTooFewToJudge() throws Exception {
        final var verdict = TransferVerdict.of(transfer(data(5, 0.9, 3), OPTIONS), false);
        assertTrue(verdict.startsWith("Only 5 drugs were measured where predicted: too few"), verdict);
        final var one = data(3, 0.9, 3);
        one.measured().clear();
        final var transfer = transfer(one, OPTIONS);
        assertFalse(transfer.drugs().isEmpty());
        assertTrue(TransferVerdict.of(transfer, false).startsWith("No drug was measured where it is predicted"));
    }
}
