package org.latentalign.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.latentalign.autoencoder.AutoencoderSummary.Fact;
import org.latentalign.autoencoder.Encoder;
import org.latentalign.autoencoder.LinearMap;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Randoms;
import org.latentalign.kernel.Rows;
import org.latentalign.progress.Progress;
import org.latentalign.score.retrieval.Retrieval;
import org.latentalign.score.retrieval.SpaceSimilarity;

/**
 * A map between two spaces with its scores on held-out rows, and those of the same method when anchors are shuffled: a
 * method that turns freely finds some agreement with any anchors.
 *
 * @param map learned from the anchors
 * @param scores on held-out rows
 * @param baseline the mean scores of maps from shuffled anchors; for a method without anchors, of shuffled partners
 * @param anchors how many were used
 * @param units held-out rows that are new to the map; rows of one group count once, those of an anchor's group not at all
 * @param mapped the held-out rows that have pairs, mapped
 * @param partners of these rows
 */
public record SpaceAlignment(
        LinearMap map,
        AlignmentScores scores,
        AlignmentScores baseline,
        int anchors,
        int units,
        double[][] mapped,
        double[][] partners) {

    private static final long SHUFFLE_STREAM = 4;

    /** With fewer units no verdict is given. */
    private static final int FEWEST_UNITS = 10;

    /** Standard errors by which first places must exceed chance: of few places two are too often exceeded. */
    private static final double FIRST_ERRORS = 3;

    /** Standard errors by which the others must be farther than chance. */
    private static final double CLOSER_ERRORS = 2;

    /**
     * Learns and scores.
     *
     * @param known what is known of the two spaces
     * @param all all rows of the one space that may be learned from, for methods without anchors
     * @param allTargets all rows of the other space that may be learned from
     * @param inputNames names of the d inputs, or none
     * @param options how
     * @param progress told often enough to cancel within a second
     * @throws FitException when the anchors do not determine a map
     */
    public static SpaceAlignment of(
            final Correspondence known,
            final double[][] all,
            final double[][] allTargets,
            final List<String> inputNames,
            final AlignmentOptions options,
            final Progress progress)
            throws FitException {
        final SplittableRandom random = Randoms.stream(options.seed(), SHUFFLE_STREAM);
        final double share = 1.0 / (1 + options.shuffles());
        progress.report(0, () -> "Learning the map");
        final boolean isByAnchors = options.method().needsAnchors();
        final SpaceMap fitted = isByAnchors
                ? SpaceMap.ofAnchors(options.method(), known.anchors(), known.anchorTargets(), options.centered())
                : SpaceMap.ofDistributions(all, allTargets, progress);
        final LinearMap map = fitted.model(inputNames, facts(options, known));
        final double[] mean = Rows.mean(isByAnchors ? known.anchorTargets() : allTargets);
        final AlignmentScores scores = score(map, known, mean, options, part(progress, 0, share));
        final List<AlignmentScores> shuffled = new ArrayList<>();
        for (int s = 1; s <= options.shuffles(); s++) {
            final Progress own = part(progress, s * share, share);
            own.report(0, () -> "Learning from shuffled anchors");
            if (isByAnchors) {
                final Correspondence other = known.shuffled(random);
                final LinearMap wrong = SpaceMap.ofAnchors(
                                options.method(), other.anchors(), other.anchorTargets(), options.centered())
                        .model(List.of(), List.of());
                shuffled.add(score(wrong, other, mean, options, own));
            } else {
                shuffled.add(score(map, known.withShuffledPartners(random), mean, options, own));
            }
        }
        return new SpaceAlignment(
                map,
                scores,
                AlignmentScores.mean(shuffled),
                isByAnchors ? known.anchors().length : 0,
                units(known, isByAnchors),
                encoded(map, known.scoredPairs()),
                known.targetPairs());
    }

    private static int units(final Correspondence known, final boolean isByAnchors) {
        final Set<Integer> labels =
                Arrays.stream(known.scoredLabels()).boxed().collect(Collectors.toCollection(HashSet::new));
        if (isByAnchors) {
            Arrays.stream(known.anchorLabels()).forEach(labels::remove);
        }
        return labels.size();
    }

    private static Progress part(final Progress progress, final double from, final double share) {
        return (fraction, message) ->
                progress.report(Double.isNaN(fraction) ? fraction : from + share * fraction, message);
    }

    private static List<Fact> facts(final AlignmentOptions options, final Correspondence known) {
        final List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Method", options.method().title()));
        facts.add(new Fact("Centered", options.centered() || !options.method().needsAnchors() ? "yes" : "no"));
        if (options.method().needsAnchors()) {
            facts.add(new Fact("Anchors", Integer.toString(known.anchors().length)));
        }
        if (options.method() instanceof final MapMethod.Ridge ridge) {
            facts.add(new Fact("Penalty (share of the mean variance)", Double.toString(ridge.share())));
        }
        return facts;
    }

    private static AlignmentScores score(
            final LinearMap map,
            final Correspondence known,
            final double[] mean,
            final AlignmentOptions options,
            final Progress progress)
            throws FitException {
        final Retrieval retrieval = Retrieval.of(
                encoded(map, known.scored()),
                known.scoredLabels(),
                known.targets(),
                known.targetLabels(),
                options.similarity(),
                options.neighbors(),
                progress);
        if (known.scoredPairs().length < 2) {
            return new AlignmentScores(retrieval, Double.NaN, Double.NaN, Double.NaN);
        }
        final double[][] pairs = encoded(map, known.scoredPairs());
        progress.report(Double.NaN, () -> "Comparing spaces");
        return new AlignmentScores(
                retrieval,
                SpaceSimilarity.relativeError(pairs, known.targetPairs(), mean),
                SpaceSimilarity.debiasedAlignment(pairs, known.targetPairs()),
                SpaceSimilarity.meanCanonicalCorrelation(pairs, known.targetPairs()));
    }

    private static double[][] encoded(final LinearMap map, final double[][] rows) {
        final double[][] scratch = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        final double[][] mapped = new double[rows.length][map.latentDimension()];
        final Encoder encoder = map.encoder();
        encoder.encodeAll(scratch, rows.length, mapped, new RowCondition[rows.length]);
        return mapped;
    }

    /** @return what the user should know about the anchors; often nothing */
    public List<String> warnings(final MapMethod method) {
        final List<String> warnings = new ArrayList<>();
        final int d = map.inputDimension();
        if (method.needsAnchors() && anchors < d + 1) {
            warnings.add("There are " + anchors + " anchors for " + d
                    + " dimensions: the map is determined on their span only, and what lies outside of it is mapped"
                    + " arbitrarily or to nothing.");
        } else if (method instanceof MapMethod.LeastSquares && anchors < 2 * d) {
            warnings.add("There are " + anchors + " anchors for " + d
                    + " dimensions: below twice the dimensions least squares fits noise. Compare the held-out scores"
                    + " with those of ridge regression.");
        }
        return warnings;
    }

    /**
     * What the scores say. It rests on retrieval against shuffled anchors alone: likeness by CKA or canonical
     * correlations stays the same when a space is turned, so it cannot tell a right map from a wrong one. Of maps between
     * spaces that have nothing in common, fewer than one in twenty is said to fit, by simulation.
     *
     * @return one or two sentences
     */
    public String verdict() {
        final Retrieval found = scores.retrieval();
        final Retrieval chance = baseline.retrieval();
        final String figures = percent(found.first()) + " of the held-out rows find their partner first ("
                + percent(chance.first()) + " with " + (anchors > 0 ? "shuffled anchors" : "shuffled partners")
                + "), and " + percent(found.closerThanTrue()) + " of the others are closer than the partner (50% by"
                + " chance).";
        if (units == 0) {
            return "Anchors are the means of the groups that held-out rows look for. So this tells how well the map keeps"
                    + " groups apart, and not whether it holds for another group; for that, hold out a whole group. "
                    + figures;
        }
        if (units < FEWEST_UNITS) {
            final String unit = units == found.rows() ? "row" : "group";
            return "Only " + units + " " + unit + (units == 1 ? " was" : "s were")
                    + " held out: too few for a verdict. Match more " + unit + "s. " + figures;
        }
        final double error = Math.sqrt(Math.max(chance.first(), 1.0 / units) / units);
        final double spread = 1 / Math.sqrt(12.0 * units);
        if (found.first() < chance.first() + FIRST_ERRORS * error
                && found.closerThanTrue() > 0.5 - CLOSER_ERRORS * spread) {
            return "The map does not carry one space onto the other: " + figures;
        }
        return (found.closerThanTrue() < 0.05
                        ? "The two spaces fit together: "
                        : "The two spaces fit together in part: ")
                + figures;
    }

    private static String percent(final double share) {
        final double percentage = 100 * share;
        return String.format(Locale.ROOT, percentage >= 0.05 && percentage < 10 ? "%.1f" : "%.0f", percentage) + "%";
    }
}
