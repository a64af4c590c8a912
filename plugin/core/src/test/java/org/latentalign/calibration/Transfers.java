package org.latentalign.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.PermutationTest;
import org.latentalign.score.transfer.LeaveOneOutMoments;
import org.latentalign.score.transfer.SignatureTransfer;
import org.latentalign.score.transfer.TransferData;
import org.latentalign.score.transfer.TransferMethod;
import org.latentalign.score.transfer.TransferVerdict;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.SecondMomentAccumulator;
import org.latentalign.spectral.ShiftedPowerGain;

/** How often predictions in another context are called better than others where drugs do something else there. */
final class Transfers {

    private static final double LEVEL = 0.05;

    private static final int GENES = 16;

    private static final int LATENT = 6;

    private static final int CONTROLS = 8;

    private static final int REPLICATES = 2;

    private static final double NOISE = 0.5;

    private Transfers() {}

    /**
     * What drugs do in two contexts.
     *
     * @param agreement the squared share of what a drug does that it does in both
     * @param common how much of what a drug does all drugs do, beside 1 of its own
     * @param spread the standard deviation of the logarithm of the strength
     * @param latent how many latent dimensions the model has
     */
    private record World(double agreement, double common, double spread, int latent) {

        SpectralAutoencoder fit(final SecondMoment moment) throws FitException {
            return SpectralFit.of(
                            moment,
                            SpectralOptions.of(new ShiftedPowerGain(1))
                                    .withCentered(true)
                                    .withPrincipalAxes(latent),
                            List.of(),
                            Progress.NONE)
                    .model();
        }
    }

    /**
     * What is said of one table.
     *
     * @param p of the exchange of drugs
     * @param verdict in words
     */
    private record Found(double p, String verdict) {

        boolean isRightDrug() {
            return verdict.startsWith("The right drugs are predicted better") || isBoth();
        }

        boolean isBoth() {
            return verdict.startsWith(
                    "The predicted changes are better than what decoding gives without any drug, and");
        }

        boolean isBetterThanInput() {
            return verdict.contains("They are also better than adding the change");
        }
    }

    /** The samples of one context. */
    private static final class Line {

        private final List<double[]> controls = new ArrayList<>();
        private final Map<String, List<double[]>> treated = new TreeMap<>();

        Line(final Map<String, double[]> effects, final NormalDeviates random) {
            final double[] base = Vectors.normal(GENES, random);
            for (int i = 0; i < CONTROLS; i++) {
                controls.add(Vectors.sum(base, NOISE, Vectors.normal(GENES, random)));
            }
            effects.forEach((drug, effect) -> {
                final List<double[]> samples = new ArrayList<>();
                for (int i = 0; i < REPLICATES; i++) {
                    samples.add(Vectors.sum(Vectors.sum(base, 1, effect), NOISE, Vectors.normal(GENES, random)));
                }
                treated.put(drug, samples);
            });
        }

        Stream<double[]> samples() {
            return Stream.concat(controls.stream(), treated.values().stream().flatMap(List::stream));
        }

        double[] control() {
            return mean(controls);
        }

        Map<String, double[]> signatures() {
            final Map<String, double[]> signatures = new TreeMap<>();
            treated.forEach((drug, samples) -> signatures.put(drug, Vectors.sum(mean(samples), -1, control())));
            return signatures;
        }

        private static double[] mean(final List<double[]> rows) {
            final double[] mean = new double[GENES];
            for (final double[] row : rows) {
                for (int j = 0; j < GENES; j++) {
                    mean[j] += row[j] / rows.size();
                }
            }
            return mean;
        }
    }

    private static Found found(final World world, final int drugs, final NormalDeviates random) {
        final double[] common = Vectors.normal(GENES, random);
        final Map<String, double[]> here = new TreeMap<>();
        final Map<String, double[]> there = new TreeMap<>();
        for (int drug = 0; drug < drugs; drug++) {
            final double strength = Math.exp(world.spread * random.next());
            final double[] own = Vectors.normal(GENES, random);
            for (final Map<String, double[]> line : List.of(here, there)) {
                final double[] effect = Vectors.normal(GENES, random);
                for (int j = 0; j < GENES; j++) {
                    effect[j] = strength
                            * (Math.sqrt(world.agreement) * own[j]
                                    + Math.sqrt(1 - world.agreement) * effect[j]
                                    + world.common * common[j]);
                }
                line.put("drug " + drug, effect);
            }
        }
        final var source = new Line(here, random);
        final var target = new Line(there, random);
        try {
            final SignatureTransfer transfer = transfer(world, source, target);
            return new Found(
                    transfer.test().map(PermutationTest::p).orElse(Double.NaN), TransferVerdict.of(transfer, false));
        } catch (final FitException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With models that have not seen a drug in the target, as the node fits them. */
    private static SignatureTransfer transfer(final World world, final Line source, final Line target)
            throws FitException {
        final var moment = new SecondMomentAccumulator(GENES, true);
        for (final double[] sample : source.samples().toList()) {
            moment.add(sample);
        }
        for (final double[] control : target.controls) {
            moment.add(control);
        }
        final SecondMoment rest = moment.finish();
        return SignatureTransfer.of(
                new TransferData(
                        Map.of("source", source.control()),
                        Map.of("source", source.signatures()),
                        Map.of(),
                        target.control(),
                        new double[world.latent()],
                        List.of(),
                        target.signatures()),
                world.fit(rest),
                sink -> new LeaveOneOutMoments(target.treated, true)
                        .forEach(rest, (drug, ofOthers) -> sink.accept(drug, world.fit(ofOthers))),
                new SignatureTransfer.Options(false, TransferMethod.LATENT_SPACE, 4, 1),
                Progress.NONE);
    }

    /** Shares of tables by what is said of predictions. */
    static Markdown ofPredictions(final Tables tables, final int... drugs) {
        final var markdown = new Markdown(
                "Predictions in another cell line",
                "Signature Transfer with a model that has not seen what it predicts: the share of tables in which the"
                        + " exchange of drugs gives a p-value up to 5 % (*p*), of which it is said that the right drugs"
                        + " are predicted better than others (*right drugs*), and that the predictions are also better"
                        + " than what decoding the controls gives (*both*), and than adding the changes as they are, without a"
                        + " model (*input*). Where drugs do something else in the other"
                        + " cell line, 0.050 is nominal; what all drugs do there and here is predicted, but for a wrong drug as"
                        + " well. A model that keeps all directions predicts what the input does.",
                "drugs",
                "which",
                "p",
                "right drugs",
                "both",
                "input");
        final Map<String, World> worlds = new LinkedHashMap<>();
        worlds.put("nothing in common", new World(0, 0, 0, LATENT));
        worlds.put("nothing but what all drugs do, strengths differ", new World(0, 1, 0.7, LATENT));
        worlds.put("half in common", new World(0.5, 0, 0.4, LATENT));
        int setting = 1000;
        for (final int count : drugs) {
            for (final var world : worlds.entrySet()) {
                add(markdown, tables, setting++, count, world.getKey(), world.getValue());
            }
        }
        for (final int count : drugs) {
            add(
                    markdown,
                    tables,
                    setting++,
                    count,
                    "half in common, all directions kept",
                    new World(0.5, 0, 0.4, GENES));
        }
        return markdown;
    }

    private static void add(
            final Markdown markdown,
            final Tables tables,
            final int setting,
            final int drugs,
            final String name,
            final World world) {
        final List<Found> found = tables.each(setting, random -> found(world, drugs, random));
        markdown.add(
                drugs,
                name,
                Rates.share(found, table -> table.p() <= LEVEL),
                Rates.share(found, Found::isRightDrug),
                Rates.share(found, Found::isBoth),
                Rates.share(found, Found::isBetterThanInput));
    }
}
