package org.latentalign.calibration;

import java.util.List;
import java.util.stream.IntStream;
import org.latentalign.kernel.NormalDeviates;

/** How often it is said that encoding helped, or made it worse. */
final class Change {

    private Change() {}

    /** An encoder that takes every second gene, beginning with the first or the second. */
    static double[] half(final int first) {
        return IntStream.range(0, DrugWorld.DIMENSION)
                .mapToDouble(j -> j % 2 == first ? 1 : 0)
                .toArray();
    }

    /** An encoder that has nothing to do with the data. */
    private static double[] random(final NormalDeviates random) {
        return IntStream.range(0, DrugWorld.DIMENSION)
                .mapToDouble(j -> Math.exp(1.5 * random.next()))
                .toArray();
    }

    /** Gives weight to axes in which drugs do little. */
    private static double[] noiseWeighedUp() {
        return IntStream.range(0, DrugWorld.DIMENSION)
                .mapToDouble(j -> Math.exp(j / 6.0))
                .toArray();
    }

    /** What is said of drugs in two spaces. */
    private static String between(final DrugWorld.Measured before, final DrugWorld.Measured after) {
        return Comparison.of(before, after).verdict().sentence();
    }

    /** Shares of tables by what is said of them. */
    static Markdown ofEncoders(final Tables tables, final int... drugs) {
        final var markdown = new Markdown(
                "What encoding does",
                "Shares of tables of which it is said that encoding helped, or made it worse. In the first rows of each"
                        + " number of drugs neither is true: there is nothing to find, or both spaces (the one and the"
                        + " other half of the genes) are as good. In the last two, axes without effects"
                        + " have less weight, or more, than before.",
                "drugs",
                "which",
                "helped",
                "made it worse");
        final DrugWorld nothing = DrugWorld.plain().withStrengths(0.7, 0.5);
        final DrugWorld something = DrugWorld.plain().withPlanted(1, 0.8).withStrengths(0.5, 0);
        int setting = 500;
        for (final int n : drugs) {
            add(markdown, n, "nothing in common, an encoder at random", tables.each(setting++, random -> {
                final DrugWorld.Measured measured = new DrugWorld.Laboratory(nothing, random).drugs(n);
                return between(measured, measured.stretched(random(random)));
            }));
            add(markdown, n, "nothing in common, halves of the genes", tables.each(setting++, random -> {
                final DrugWorld.Measured measured = new DrugWorld.Laboratory(nothing, random).drugs(n);
                return between(measured.stretched(half(0)), measured.stretched(half(1)));
            }));
            add(markdown, n, "the same effects, halves of the genes", tables.each(setting++, random -> {
                final DrugWorld.Measured measured =
                        new DrugWorld.Laboratory(something.withStrength(0.7), random).drugs(n);
                return between(measured.stretched(half(0)), measured.stretched(half(1)));
            }));
            add(markdown, n, "the same effects, noise weighed down", tables.each(setting++, random -> {
                final DrugWorld.Measured measured = new DrugWorld.Laboratory(something, random).drugs(n);
                return between(measured.stretched(noiseWeighedUp()), measured);
            }));
            add(markdown, n, "the same effects, noise weighed up", tables.each(setting++, random -> {
                final DrugWorld.Measured measured = new DrugWorld.Laboratory(something, random).drugs(n);
                return between(measured, measured.stretched(noiseWeighedUp()));
            }));
        }
        return markdown;
    }

    private static void add(final Markdown markdown, final int drugs, final String which, final List<String> verdicts) {
        markdown.add(
                drugs,
                which,
                Rates.share(verdicts, verdict -> verdict.contains("Encoding helped")),
                Rates.share(verdicts, verdict -> verdict.contains("Encoding made it worse")));
    }
}
