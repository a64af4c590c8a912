package org.latentalign.calibration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.progress.Progress;
import org.latentalign.score.DegreeSweep;
import org.latentalign.score.statistics.StretchingAdvice;
import org.latentalign.spectral.AllButTheTopGain;
import org.latentalign.spectral.ConceptorNegationGain;
import org.latentalign.spectral.DirectionGains;
import org.latentalign.spectral.Gain;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.PolynomialGain;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.ShiftedPowerGain;
import org.latentalign.spectral.WhiteningGain;

/** How often stretching is advised where it does nothing, and where it does something. */
final class Advice {

    private static final int LARGEST_DEGREE = 10;

    private static final int FOLDS = 5;

    private static final int UNMATCHED_LIMIT = 2_000;

    private static final double LARGEST_EIGENVALUE = 10;

    /** By how much the naive rule wants the best gain to be better. */
    private static final double NAIVE_GAIN = 0.02;

    private Advice() {}

    /**
     * What is advised for one table.
     *
     * @param isToStretch whether stretching is advised
     * @param best whether the best of all gains beats degree 0 on held-out drugs, which alone is no reason to advise it
     */
    private record Found(boolean isToStretch, boolean best) {}

    /** The gains that Alignment by Degree tries by itself, the gentlest first. */
    private static List<Gain> gains() {
        final List<Gain> gains = new ArrayList<>(List.of(new ShiftedPowerGain(0)));
        for (final double fraction : new double[] {0.05, 0.1, 0.2, 0.3, 0.5, 0.7}) {
            gains.add(new ShiftedPowerGain(fraction));
            gains.add(new PowerGain(fraction));
        }
        for (int degree = 1; degree <= LARGEST_DEGREE; degree++) {
            gains.add(new ShiftedPowerGain(degree));
            gains.add(new PowerGain(degree));
            gains.add(new PolynomialGain(Collections.nCopies(degree + 1, 1.0)));
        }
        gains.add(new PrincipalComponentsGain(2));
        gains.add(new WhiteningGain(0));
        gains.add(new AllButTheTopGain(1));
        gains.add(new ConceptorNegationGain(2));
        return gains;
    }

    /** What is advised for drugs that are measured with a noise that follows the data's variance. */
    private static Found found(final DrugWorld world, final int drugs, final NormalDeviates random) {
        return found(new DrugWorld.Laboratory(world, random).drugs(drugs), drugs);
    }

    /** The same where the noise is as large on all axes, so that axes of large variance are those of the drugs. */
    private static Found foundInEvenNoise(final DrugWorld world, final int drugs, final NormalDeviates random) {
        return found(new DrugWorld.Laboratory(world, random).drugs(drugs).inEvenNoise(), drugs);
    }

    private static Found found(final DrugWorld.Measured measured, final int drugs) {
        final var sweep = new DegreeSweep(
                List.of(new DegreeSweep.Contexts(
                        measured.signatures()[0], measured.signatures()[1], measured.numbers())),
                drugs,
                FOLDS,
                1,
                UNMATCHED_LIMIT,
                Progress.NONE);
        final double[] eigenvalues = DrugWorld.eigenvalues(LARGEST_EIGENVALUE);
        final List<DegreeSweep.Result> results =
                gains().stream().map(gain -> score(sweep, gain, eigenvalues)).toList();
        final int best = DegreeSweep.best(results);
        final var advice = new StretchingAdvice(
                results.get(0).meanHeldOutAuc(),
                DegreeSweep.heldOutAucOfChoice(results),
                results.get(best).total().area().standardError());
        return new Found(
                best > 0 && advice.isToStretch(),
                results.get(best).meanHeldOutAuc() >= advice.withoutStretching() + NAIVE_GAIN
                        && advice.ofChoice() >= advice.withoutStretching());
    }

    private static DegreeSweep.Result score(final DegreeSweep sweep, final Gain gain, final double[] eigenvalues) {
        try {
            return sweep.score(
                    DirectionGains.of(gain, eigenvalues, eigenvalues.length, NullDirections.UNCHANGED, 0),
                    eigenvalues.length,
                    Progress.NONE);
        } catch (final FitException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shares of tables by what is advised. */
    static Markdown ofDegrees(final Tables tables, final int... drugs) {
        final var markdown = new Markdown(
                "Advice by degree",
                "Shares of tables in which stretching is advised. *naive* is that of a rule that takes the best of all"
                        + " gains when it is better by 0.02 on held-out drugs, and the choice not worse. Where drugs"
                        + " have nothing in common, no gain helps. Where they do the same on strong axes, stretching"
                        + " helps if there is as much noise on the others, and hardly if noise is strong on the same"
                        + " axes; where they do the same on all axes, whitening helps.",
                "drugs",
                "which",
                "advised",
                "naive");
        final DrugWorld nothing = DrugWorld.plain().withStrengths(0.7, 0.3);
        final DrugWorld same = DrugWorld.plain().withPlanted(1, 0.8).withStrengths(0.5, 0);
        int setting = 900;
        for (final int count : drugs) {
            add(markdown, count, "nothing in common", tables.each(setting++, random -> found(nothing, count, random)));
            add(
                    markdown,
                    count,
                    "nothing in common, 3 doses",
                    tables.each(setting++, random -> found(nothing.withDoses(3), count, random)));
            add(
                    markdown,
                    count,
                    "the same on strong axes, where noise is strong, too",
                    tables.each(setting++, random -> found(same.withReach(2).withStrength(0.35), count, random)));
            add(
                    markdown,
                    count,
                    "the same on strong axes, noise everywhere",
                    tables.each(
                            setting++,
                            random -> foundInEvenNoise(same.withReach(2).withStrength(0.5), count, random)));
            add(
                    markdown,
                    count,
                    "the same on all axes",
                    tables.each(setting++, random -> found(same.withReach(100).withStrength(0.5), count, random)));
        }
        return markdown;
    }

    private static void add(final Markdown markdown, final int drugs, final String which, final List<Found> found) {
        markdown.add(drugs, which, Rates.share(found, Found::isToStretch), Rates.share(found, Found::best));
    }
}
