package org.latentalign.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.latentalign.bench.Peer.Took;

/** A step on both sides, round by round. */
final class Pairing {

    /** Between numbers that should be the same but were added up in another order, or in another precision. */
    private static final double TOLERANCE = 5e-3;

    private final String title;

    private final String step;

    private final String peerStep;

    private final String peer;

    private final int threads;

    private final int repeats;

    private final List<Took> own = new ArrayList<>();

    private final List<Took> others = new ArrayList<>();

    /**
     * @param title what the table says
     * @param step of the Java side
     * @param peerStep of the Python side
     * @param peer what the Python side uses
     * @param threads of both
     * @param repeats of a measurement
     */
    Pairing(
            final String title,
            final String step,
            final String peerStep,
            final String peer,
            final int threads,
            final int repeats) {
        this.title = title;
        this.step = step;
        this.peerStep = peerStep;
        this.peer = peer;
        this.threads = threads;
        this.repeats = repeats;
    }

    String step() {
        return step;
    }

    String peerStep() {
        return peerStep;
    }

    int threads() {
        return threads;
    }

    int repeats() {
        return repeats;
    }

    void add(final Took took) {
        own.add(took);
    }

    void addPeer(final Took took) {
        others.add(took);
    }

    double processorMedian() {
        return median(values(own, Took::processorSeconds));
    }

    boolean isMeasured() {
        return !own.isEmpty();
    }

    static String header() {
        return "| work | threads | Java, s (least – most) | against | s (least – most) | times as fast (least – most)"
                + " | by processor time |\n|---|---|---|---|---|---|---|";
    }

    /** A line of the table. */
    String line() {
        final String start = "| " + title + " | " + threads + " | " + range(values(own, Took::seconds), "%.3f") + " | ";
        if (others.isEmpty()) {
            return start + "– | – | – | – |";
        }
        return start
                + peer
                + " | "
                + range(values(others, Took::seconds), "%.3f")
                + " | **"
                + range(ratios((a, b) -> b.seconds() / a.seconds()), "%.2f").replaceFirst(" ", "** ")
                + " | "
                + range(ratios((a, b) -> b.processorSeconds() / a.processorSeconds()), "%.2f")
                + " |"
                + (agrees()
                        ? ""
                        : " the results differ: " + own.get(0).check() + " and "
                                + others.get(0).check() + " |");
    }

    private boolean agrees() {
        final double mine = own.get(0).check();
        final double theirs = others.get(0).check();
        return step.startsWith("eigen-") // of other matrices
                || Double.isNaN(mine)
                || Double.isNaN(theirs)
                || Math.abs(mine - theirs) <= TOLERANCE * Math.max(1, Math.abs(theirs));
    }

    private double[] ratios(final ToDoubleBiFunction<Took, Took> ratio) {
        final double[] ratios = new double[Math.min(own.size(), others.size())];
        Arrays.setAll(ratios, i -> ratio.applyAsDouble(own.get(i), others.get(i)));
        return ratios;
    }

    private static double[] values(final List<Took> all, final ToDoubleFunction<Took> value) {
        return all.stream().mapToDouble(value).toArray();
    }

    private static double median(final double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static String range(final double[] values, final String format) {
        return String.format(
                Locale.ROOT,
                format + " (" + format + " – " + format + ")",
                median(values),
                Arrays.stream(values).min().orElse(Double.NaN),
                Arrays.stream(values).max().orElse(Double.NaN));
    }
}
