package org.latentalign.node.score.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.knime.core.node.KNIMEException;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.DirectionMethod;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.kernel.FitException;
import org.latentalign.node.shared.learner.FitSize;
import org.latentalign.progress.Progress;
import org.latentalign.score.transfer.SignatureTransfer;
import org.latentalign.score.transfer.SignatureTransfer.HeldOutModels;
import org.latentalign.score.transfer.SignatureTransfer.Prediction;
import org.latentalign.score.transfer.TransferData;
import org.latentalign.score.transfer.TransferMethod;
import org.latentalign.spectral.GramSpectrum;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMomentAccumulator;
import org.latentalign.spectral.ShiftedPowerGain;

/** Models of more dimensions than samples: fitted again by products of the samples as by the second moment. */
class RefitTest {

    private static final int D = 50;

    private static final int DRUGS = 6;

    private static final int REPLICATES = 3;

    private static final List<String> CONTEXTS = List.of("A", "B");

    /** Of both contexts, the controls and the drugs' samples. */
    private final Map<String, List<double[]>> controls = new TreeMap<>();

    private final Map<String, Map<String, List<double[]>>> treated = new TreeMap<>();

    RefitTest() {
        Random random = new Random(5);
        double[][] effects = new double[DRUGS][];
        for (int drug = 0; drug < DRUGS; drug++) {
            effects[drug] = vector(random, 1);
        }
        for (String context : CONTEXTS) {
            double[] base = vector(random, 3);
            controls.put(context, samples(random, base, new double[D]));
            treated.put(context, new TreeMap<>());
            for (int drug = 0; drug < DRUGS; drug++) {
                treated.get(context).put("drug " + drug, samples(random, base, effects[drug]));
            }
        }
    }

    @Test
    void bothWaysPredictTheSame() throws Exception {
        for (SpectralOptions options : List.of(
                SpectralOptions.of(new ShiftedPowerGain(2)).withScale(new Scale.Dimension()),
                SpectralOptions.of(new ShiftedPowerGain(2)).withNullDirections(NullDirections.FORMULA),
                SpectralOptions.of(new ShiftedPowerGain(1)).withCentered(true).withPrincipalAxes(8),
                SpectralOptions.of(new PrincipalComponentsGain(5)).withCentered(true))) {
            SpectralAutoencoder whole = whole(options);
            SpectralAutoencoder thin = thin(options);
            for (boolean isEach : new boolean[] {true, false}) {
                SignatureTransfer expected = transfer(whole, new MomentRefit(whole), isEach);
                SignatureTransfer actual = transfer(thin, new RowsRefit(thin), isEach);
                assertEquals(DRUGS, actual.tested().size());
                for (int i = 0; i < DRUGS; i++) {
                    Prediction drug = expected.drugs().get(i);
                    Prediction other = actual.drugs().get(i);
                    assertEquals(drug.drug(), other.drug());
                    assertArrayEquals(drug.profile(), other.profile(), 1e-9, options::toString);
                    assertEquals(drug.errors().keySet(), other.errors().keySet());
                    drug.errors().forEach((method, error) -> {
                        assertEquals(
                                error.changePearson(),
                                other.errors().get(method).changePearson(),
                                1e-8,
                                method.name());
                        assertEquals(
                                error.relativeError(),
                                other.errors().get(method).relativeError(),
                                1e-8,
                                method.name());
                    });
                    assertEquals(drug.rank(), other.rank());
                }
                assertEquals(
                        expected.test().orElseThrow().p(),
                        actual.test().orElseThrow().p());
            }
        }
    }

    /** A model that keeps every direction of its rows; without a drug there are fewer. */
    @Test
    void fewerSamplesReachFewerDirections() throws Exception {
        int all = CONTEXTS.size() * (DRUGS + 1) * REPLICATES;
        SpectralOptions options = SpectralOptions.of(new ShiftedPowerGain(1)).withPrincipalAxes(all);
        SpectralAutoencoder model = thin(options);
        assertEquals(all, model.latentDimension());
        RowsRefit refit = new RowsRefit(model);
        addRest(refit);
        refit.withoutEach(
                List.of("drug 0"),
                treated.get("B"),
                (drug, fitted) -> assertEquals(all - REPLICATES, fitted.latentDimension()),
                Progress.NONE);
        assertEquals(all - DRUGS * REPLICATES, refit.withoutAll(Progress.NONE).latentDimension());
    }

    @Test
    void theWayIsChosenByTheSize() throws Exception {
        SpectralAutoencoder model = thin(SpectralOptions.of(new ShiftedPowerGain(1)));
        long memory = 2L << 30;
        assertInstanceOf(MomentRefit.class, SignatureTransferNode.refit(model, new FitSize(500, 978, memory)));
        assertInstanceOf(MomentRefit.class, SignatureTransferNode.refit(model, new FitSize(50_000, 3_000, memory)));
        assertInstanceOf(RowsRefit.class, SignatureTransferNode.refit(model, new FitSize(2_000, 3_000, memory)));
        assertInstanceOf(RowsRefit.class, SignatureTransferNode.refit(model, new FitSize(1_000, 20_000, memory)));
        String message = assertThrows(
                        KNIMEException.class,
                        () -> SignatureTransferNode.refit(model, new FitSize(100_000, 12_328, memory)))
                .getMessage();
        // there is room for the samples once, and for their products, but not for the samples twice
        long tight = (long) Math.ceil(new FitSize(1_000, 20_000, memory).rowBytes() / 0.8);
        assertThrows(KNIMEException.class, () -> SignatureTransferNode.refit(model, new FitSize(1_000, 20_000, tight)));
        assertEquals(
                "A model of 12328 dimensions cannot be fitted again to 100000 samples here, which would take more memory"
                        + " or time than there is: choose \"Nothing\" under \"Held out of the model\", and a model that was"
                        + " fitted without the treated samples of the target.",
                message);
    }

    private SignatureTransfer transfer(final SpectralAutoencoder model, final Refit refit, final boolean isEach)
            throws FitException {
        addRest(refit);
        TransferData data = data(model);
        HeldOutModels models = sink -> {
            if (isEach) {
                refit.withoutEach(data.testable(), treated.get("B"), sink, Progress.NONE);
            } else {
                Autoencoder same = refit.withoutAll(Progress.NONE);
                for (String drug : data.testable()) {
                    sink.accept(drug, same);
                }
            }
        };
        return SignatureTransfer.of(
                data,
                model,
                models,
                new SignatureTransfer.Options(false, TransferMethod.LATENT_SPACE, 10, 1),
                Progress.NONE);
    }

    private void addRest(final Refit refit) throws FitException {
        for (double[] row : rest()) {
            refit.add(row);
        }
    }

    /** All but the treated samples of B. */
    private List<double[]> rest() {
        List<double[]> rest = new ArrayList<>();
        controls.values().forEach(rest::addAll);
        treated.get("A").values().forEach(rest::addAll);
        return rest;
    }

    private List<double[]> all() {
        List<double[]> all = rest();
        treated.get("B").values().forEach(all::addAll);
        return all;
    }

    private TransferData data(final Autoencoder model) throws FitException {
        Map<String, double[]> shifts = new TreeMap<>();
        Map<String, double[]> latentShifts = new TreeMap<>();
        Map<String, double[]> measured = new TreeMap<>();
        for (String drug : treated.get("A").keySet()) {
            shifts.put(drug, minus(mean(treated.get("A").get(drug)), mean(controls.get("A"))));
            latentShifts.put(
                    drug,
                    minus(mean(encoded(model, treated.get("A").get(drug))), mean(encoded(model, controls.get("A")))));
            measured.put(drug, minus(mean(treated.get("B").get(drug)), mean(controls.get("B"))));
        }
        List<double[]> embeddings = encoded(model, controls.get("B"));
        return new TransferData(
                Map.of("A", mean(controls.get("A"))),
                Map.of("A", shifts),
                Map.of("A", latentShifts),
                mean(controls.get("B")),
                mean(embeddings),
                embeddings,
                measured);
    }

    private SpectralAutoencoder whole(final SpectralOptions options) throws FitException {
        SecondMomentAccumulator sum = new SecondMomentAccumulator(D, options.centered());
        for (double[] row : all()) {
            sum.add(row);
        }
        return SpectralFit.of(sum.finish(), options, List.of(), Progress.NONE).model();
    }

    private SpectralAutoencoder thin(final SpectralOptions options) throws FitException {
        GramSpectrum gram = new GramSpectrum(D, options.centered(), Runnable::run, 1);
        for (double[] row : all()) {
            System.arraycopy(row, 0, gram.nextRow(), 0, D);
            gram.commitRow();
        }
        return SpectralFit.of(
                        gram.finish(options.scale(), i -> "", Progress.NONE),
                        gram.rows(),
                        options,
                        List.of(),
                        new DirectionMethod.Reached())
                .model();
    }

    private static List<double[]> encoded(final Autoencoder model, final List<double[]> rows) throws FitException {
        List<double[]> encoded = new ArrayList<>();
        for (double[] row : rows) {
            double[][] embedding = new double[1][model.latentDimension()];
            RowCondition[] condition = {RowCondition.REGULAR};
            model.encoder().encodePreprocessed(new double[][] {row.clone()}, 1, embedding, condition);
            encoded.add(embedding[0]);
        }
        return encoded;
    }

    private static List<double[]> samples(final Random random, final double[] base, final double[] effect) {
        List<double[]> samples = new ArrayList<>();
        for (int i = 0; i < REPLICATES; i++) {
            double[] sample = vector(random, 0.5);
            for (int j = 0; j < D; j++) {
                sample[j] += base[j] + effect[j];
            }
            samples.add(sample);
        }
        return samples;
    }

    private static double[] vector(final Random random, final double size) {
        double[] vector = new double[D];
        for (int j = 0; j < D; j++) {
            vector[j] = size * random.nextGaussian();
        }
        return vector;
    }

    private static double[] mean(final List<double[]> rows) {
        double[] mean = new double[rows.get(0).length];
        for (double[] row : rows) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += row[j] / rows.size();
            }
        }
        return mean;
    }

    private static double[] minus(final double[] a, final double[] b) {
        double[] difference = a.clone();
        for (int j = 0; j < difference.length; j++) {
            difference[j] -= b[j];
        }
        return difference;
    }
}
