package org.latentalign.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.latentalign.kernel.NormalDeviates;

/**
 * Where simulated drugs come from: what they do in contexts, such as cell lines, and how it is measured.
 *
 * <p>Coordinates are those of the principal axes of the noise, whose variances fall; so do those of what drugs do. In
 * every context the mean of a few controls, with its error, is taken from all drugs there. A strong drug does, besides
 * what is its own, more of what all strong drugs do, so that unmatched strong drugs are alike.
 *
 * @param doses of every drug; each does half of what the next stronger one does
 * @param contexts how many
 * @param controls in every context
 * @param replicates of every treatment
 * @param strength the length of what a drug of median strength does, in lengths of a sample's noise
 * @param spread the standard deviation of the logarithm of the strength
 * @param common how much of what a drug does is what all drugs do, beside 1 of its own
 * @param inert how likely a drug does nothing at all
 * @param planted how likely another one does similar things in all contexts
 * @param agreement the cosine of what a planted drug does in two contexts
 * @param reach over how many axes what drugs do extends
 */
record DrugWorld(
        int doses,
        int contexts,
        int controls,
        int replicates,
        double strength,
        double spread,
        double common,
        double inert,
        double planted,
        double agreement,
        double reach) {

    static final int DIMENSION = 30;

    /** Before the number of a drug. */
    static final String NAME = "drug ";

    private static final String DOSE = "dose ";

    /** The label of the strongest dose, which every drug has. */
    static final String FIRST_DOSE = DOSE + 0;

    /** By axis, the standard deviation of a sample without an effect; the same for two axes each. */
    private static final double[] NOISE = axes(j -> Math.pow(j + 1, -0.35));

    /** By axis, the standard deviation of what drugs do: on few axes, or on many. */
    private static double[] effect(final double reach) {
        return axes(j -> Math.exp(-j / reach));
    }

    /** By axis, the variance of samples, of which the largest is a given one. */
    static double[] eigenvalues(final double largest) {
        return Arrays.stream(NOISE)
                .map(deviation -> largest * deviation * deviation / NOISE[0] / NOISE[0])
                .toArray();
    }

    private static double[] axes(final IntToDoubleFunction deviation) {
        final double[] deviations = IntStream.range(0, DIMENSION)
                .map(j -> j - j % 2)
                .mapToDouble(deviation)
                .toArray();
        final double length = Math.sqrt(Vectors.product(deviations, deviations));
        return Arrays.stream(deviations).map(value -> value / length).toArray();
    }

    /** One dose in two contexts; many controls, drugs alike in strength that have nothing in common. */
    static DrugWorld plain() {
        return new DrugWorld(1, 2, 20, 3, 1, 0, 0, 0, 0, 0, 9);
    }

    DrugWorld withDoses(final int number) {
        return new DrugWorld(
                number, contexts, controls, replicates, strength, spread, common, inert, planted, agreement, reach);
    }

    DrugWorld withContexts(final int number) {
        return new DrugWorld(
                doses, number, controls, replicates, strength, spread, common, inert, planted, agreement, reach);
    }

    DrugWorld withControls(final int number) {
        return new DrugWorld(
                doses, contexts, number, replicates, strength, spread, common, inert, planted, agreement, reach);
    }

    DrugWorld withStrength(final double median) {
        return new DrugWorld(
                doses, contexts, controls, replicates, median, spread, common, inert, planted, agreement, reach);
    }

    DrugWorld withStrengths(final double deviation, final double inCommon) {
        return new DrugWorld(
                doses, contexts, controls, replicates, strength, deviation, inCommon, inert, planted, agreement, reach);
    }

    DrugWorld withPlanted(final double share, final double cosine) {
        return new DrugWorld(
                doses, contexts, controls, replicates, strength, spread, common, inert, share, cosine, reach);
    }

    DrugWorld withInert(final double share) {
        return new DrugWorld(
                doses, contexts, controls, replicates, strength, spread, common, share, planted, agreement, reach);
    }

    DrugWorld withReach(final double axes) {
        return new DrugWorld(
                doses, contexts, controls, replicates, strength, spread, common, inert, planted, agreement, axes);
    }

    /**
     * Measured treatments.
     *
     * @param drugs the drug of each
     * @param labels the dose of each
     * @param numbers the number of the drug of each
     * @param isPlanted by drug
     * @param signatures by context and treatment
     */
    record Measured(
            List<String> drugs, List<String> labels, int[] numbers, boolean[] isPlanted, double[][][] signatures) {

        /** For every pair of contexts, the signatures in both, with length 1. */
        Stream<double[][][]> contextPairs() {
            final List<double[][]> units =
                    Arrays.stream(signatures).map(Vectors::units).toList();
            return IntStream.range(0, units.size()).boxed().flatMap(a -> IntStream.range(a + 1, units.size())
                    .mapToObj(b -> new double[][][] {units.get(a), units.get(b)}));
        }

        /** By drug, the mean over contexts and doses of the logarithm of the length of its signatures. */
        double[] logStrengths() {
            final double[] strengths = new double[isPlanted.length];
            final double count = signatures.length * (double) (numbers.length / isPlanted.length);
            for (final double[][] context : signatures) {
                for (int row = 0; row < numbers.length; row++) {
                    strengths[numbers[row]] += Math.log(Vectors.product(context[row], context[row])) / 2 / count;
                }
            }
            return strengths;
        }

        /** The same treatments in a space in which the noise is as large on all axes. */
        Measured inEvenNoise() {
            return stretched(
                    Arrays.stream(NOISE).map(deviation -> NOISE[0] / deviation).toArray());
        }

        /** The same treatments in a space that has a value for each gain: the coordinate, stretched. */
        Measured stretched(final double[] gains) {
            return new Measured(
                    drugs,
                    labels,
                    numbers,
                    isPlanted,
                    Arrays.stream(signatures)
                            .map(context -> Arrays.stream(context)
                                    .map(signature -> IntStream.range(0, gains.length)
                                            .mapToDouble(j -> gains[j] * signature[j])
                                            .toArray())
                                    .toArray(double[][]::new))
                            .toArray(double[][][]::new));
        }
    }

    /** One measurement of controls, with which many drugs may be compared. */
    static final class Laboratory {

        private final DrugWorld world;
        private final NormalDeviates random;
        private final double[] effect;
        private final double[] common;
        private final double[][] controlErrors;

        Laboratory(final DrugWorld world, final NormalDeviates random) {
            this.world = world;
            this.random = random;
            effect = effect(world.reach);
            common = unit();
            controlErrors = new double[world.contexts][];
            Arrays.setAll(controlErrors, context -> noise(world.controls));
        }

        /** Draws drugs and measures them. */
        Measured drugs(final int count) {
            final List<String> drugs = new ArrayList<>();
            final List<String> labels = new ArrayList<>();
            final int treatments = count * world.doses;
            final double[][][] signatures = new double[world.contexts][treatments][];
            final boolean[] isPlanted = new boolean[count];
            for (int drug = 0; drug < count; drug++) {
                final boolean isInert = world.inert > 0 && uniform() < world.inert;
                isPlanted[drug] = uniform() < world.planted && !isInert;
                final double strength = isInert ? 0 : world.strength * Math.exp(world.spread * random.next());
                final double[] own = unit();
                final double[][] effects = new double[world.contexts][];
                Arrays.setAll(effects, context -> new double[DIMENSION]);
                for (final double[] effect : effects) {
                    final double agreement = isPlanted[drug] ? world.agreement : 0;
                    final double[] other = unit();
                    final double shared = Math.sqrt(agreement);
                    final double apart = Math.sqrt(1 - agreement);
                    for (int j = 0; j < DIMENSION; j++) {
                        effect[j] = world.common * common[j] + shared * own[j] + apart * other[j];
                    }
                }
                for (int dose = 0; dose < world.doses; dose++) {
                    drugs.add(NAME + drug);
                    labels.add(DOSE + dose);
                    final double amount = strength * Math.pow(0.5, dose);
                    for (int context = 0; context < world.contexts; context++) {
                        final double[] signature = noise(world.replicates);
                        for (int j = 0; j < DIMENSION; j++) {
                            signature[j] += amount * effects[context][j] - controlErrors[context][j];
                        }
                        signatures[context][drug * world.doses + dose] = signature;
                    }
                }
            }
            return new Measured(
                    drugs,
                    labels,
                    IntStream.range(0, treatments).map(i -> i / world.doses).toArray(),
                    isPlanted,
                    signatures);
        }

        /** Between 0 and 1: the angle of a point on the plane. */
        private double uniform() {
            return 0.5 + Math.atan2(random.next(), random.next()) / (2 * Math.PI);
        }

        /** The mean of samples without any effect, whose squared length is 1 over their number on average. */
        private double[] noise(final int samples) {
            final double[] noise = new double[DIMENSION];
            final double root = Math.sqrt(samples);
            for (int j = 0; j < DIMENSION; j++) {
                noise[j] = random.next() * NOISE[j] / root;
            }
            return noise;
        }

        /** A direction among the axes of larger variance. */
        private double[] unit() {
            final double[] unit = new double[DIMENSION];
            double square = 0;
            for (int j = 0; j < DIMENSION; j++) {
                unit[j] = random.next() * effect[j];
                square += unit[j] * unit[j];
            }
            final double length = Math.sqrt(square);
            for (int j = 0; j < DIMENSION; j++) {
                unit[j] /= length;
            }
            return unit;
        }
    }
}
