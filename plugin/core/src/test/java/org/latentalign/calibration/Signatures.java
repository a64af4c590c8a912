package org.latentalign.calibration;

import java.util.Arrays;
import java.util.List;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.score.statistics.GeneTests;
import org.latentalign.score.statistics.PlateEffect;
import org.latentalign.score.statistics.PlateSamples;
import org.latentalign.score.statistics.PlateSignature;
import org.latentalign.score.statistics.PlateWeighting;
import org.latentalign.score.statistics.SignatureStrength;

/** What is said of drugs without any effect, and of plates that do not differ, or do. */
final class Signatures {

    private static final double LEVEL = 0.05;

    private static final int GENES = 200;

    private Signatures() {}

    /**
     * What is said of one drug.
     *
     * @param significant the share of unchanged genes with p up to 5 %
     * @param falseShare the share of unchanged genes among those with a false discovery rate up to 5 %; 0 when there are
     *     none
     * @param found the share of changed genes that have one
     * @param isStrong whether the signature is not called weak
     * @param hasPlateEffect whether it is said that plates differ
     */
    private record Found(
            double significant, double falseShare, double found, boolean isStrong, boolean hasPlateEffect) {}

    /**
     * @param replicates of the drug on each of two plates
     * @param controls on each of two plates
     * @param effect by how many standard deviations of its noise a tenth of the genes change
     * @param plate by how many standard deviations genes differ between plates
     */
    private static Found found(
            final int replicates,
            final int controls,
            final double effect,
            final double plate,
            final NormalDeviates random) {
        final double[] axis = Vectors.normal(GENES, random);
        final double[] scale = new double[GENES];
        Arrays.setAll(scale, j -> Math.exp(0.5 * random.next()));
        final var treated = new PlateSamples(GENES);
        final var compared = new PlateSamples(GENES);
        for (final String name : List.of("P1", "P2")) {
            final double[] shift = Vectors.normal(GENES, random);
            for (int i = 0; i < replicates + controls; i++) {
                final boolean isTreated = i < replicates;
                // what all genes of a sample have in common, and their own noise
                final double common = 0.5 * random.next();
                final double[] sample = new double[GENES];
                for (int j = 0; j < GENES; j++) {
                    sample[j] = scale[j]
                            * (common * axis[j]
                                    + random.next()
                                    + plate * shift[j]
                                    + (isTreated && j < GENES / 10 ? effect : 0));
                }
                (isTreated ? treated : compared).add(name, sample);
            }
        }
        final PlateSignature signature = PlateSignature.of(treated, compared, PlateWeighting.INVERSE_VARIANCE)
                .orElseThrow();
        final GeneTests tests = GeneTests.of(signature.shift(), signature.varianceFactor(), compared.scatter());
        final int changed = effect == 0 ? 0 : GENES / 10;
        return new Found(
                share(Arrays.copyOfRange(tests.p(), changed, GENES)),
                falseShare(tests.falseDiscoveryRate(), changed),
                share(Arrays.copyOf(tests.falseDiscoveryRate(), changed)),
                !SignatureStrength.of(signature.shift(), signature.varianceFactor(), compared.scatter())
                        .isWeak(),
                PlateEffect.of(compared).get(0).isLarge());
    }

    private static double falseShare(final double[] rates, final int changed) {
        final long all = Arrays.stream(rates).filter(rate -> rate <= LEVEL).count();
        final long falseOnes =
                Arrays.stream(rates).skip(changed).filter(rate -> rate <= LEVEL).count();
        return all == 0 ? 0 : (double) falseOnes / all;
    }

    private static double share(final double[] p) {
        return p.length == 0
                ? Double.NaN
                : Arrays.stream(p).filter(value -> value <= LEVEL).count() / (double) p.length;
    }

    /** Shares of false alarms and of what is found. */
    static Markdown ofSamples(final Tables tables) {
        final var markdown = new Markdown(
                "Genes, strength and plates",
                "A drug and controls on two plates. *p* is the share of unchanged genes with a p-value up to 5 %, *false* the"
                        + " share of unchanged genes among those that pass a false discovery rate of 5 %, *found* the"
                        + " share of changed genes that pass, *strong* the share of signatures that are not called weak,"
                        + " *plates* the share of tables of which it is said that plates differ.",
                "replicates",
                "controls",
                "which",
                "p",
                "false",
                "found",
                "strong",
                "plates");
        int setting = 800;
        for (final int[] samples : new int[][] {{1, 4}, {2, 4}, {2, 12}}) {
            for (final double[] effects : new double[][] {{0, 0}, {0, 1}, {3, 0}}) {
                final List<Found> found =
                        tables.each(setting++, random -> found(samples[0], samples[1], effects[0], effects[1], random));
                markdown.add(
                        samples[0] + " a plate",
                        samples[1] + " a plate",
                        effects[0] > 0
                                ? "a tenth of genes change by 3 SD"
                                : effects[1] > 0 ? "no effect, plates differ by 1 SD" : "no effect",
                        Rates.mean(found, Found::significant),
                        Rates.mean(found, Found::falseShare),
                        Rates.mean(found, Found::found),
                        Rates.share(found, Found::isStrong),
                        Rates.share(found, Found::hasPlateEffect));
            }
        }
        return markdown;
    }
}
