package org.latentalign.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Times the training of networks in Java and in PyTorch, in turn in every round, on two threads each: plain and variational
 * autoencoders, the latter with and without a penalty of curvature. Prints tables in Markdown.
 */
public final class TrainingBench {

    private static final int THREADS = 2;

    private static final int ROUNDS = 5;

    /** Rounds before those that count. */
    private static final int WARM_UP = 2;

    private static final List<String> KINDS = List.of("plain", "variational", "curved");

    /** Sizes with a bottleneck, of which all kinds are timed. */
    private static final List<String> BOTTLENECKS = List.of("300-400-10", "978-1024-10");

    private TrainingBench() {}

    /** @param arguments the Python script, and perhaps the number of rounds */
    public static void main(final String[] arguments) throws IOException, InterruptedException {
        final int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
        final Peer java = Peer.start("Java", Peer.java(List.of(), Worker.class), Map.of());
        final Optional<Peer> python = python(arguments[0]);
        try {
            run(java, python, rounds);
        } finally {
            java.stop();
            python.ifPresent(Peer::stop);
        }
    }

    private static Optional<Peer> python(final String script) throws IOException, InterruptedException {
        final Optional<String> python = Machine.python("torch", "python3-torch");
        if (python.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Peer.start(
                "Python",
                List.of(
                        python.orElseThrow(),
                        script,
                        Integer.toString(THREADS),
                        Integer.toString(TrainingSteps.BATCH),
                        Integer.toString(TrainingSteps.STEPS)),
                Map.of("OMP_NUM_THREADS", Integer.toString(THREADS))));
    }

    private static void run(final Peer java, final Optional<Peer> python, final int rounds) throws IOException {
        final List<Pairing> pairings = new ArrayList<>();
        pairings.add(pairing("plain-300-400"));
        pairings.add(pairing("plain-978-1024"));
        for (final String sizes : BOTTLENECKS) {
            for (final String kind : KINDS) {
                pairings.add(pairing(kind + "-" + sizes));
            }
        }
        for (int round = -WARM_UP; round < rounds; round++) {
            System.err.println(round < 0 ? "Warming up" : "Round " + (round + 1) + " of " + rounds);
            for (final Pairing pairing : pairings) {
                final var other = python.isPresent()
                        ? python.orElseThrow().run(pairing.peerStep(), THREADS, pairing.repeats())
                        : Optional.<Peer.Took>empty();
                final var own = java.run(pairing.step(), THREADS, pairing.repeats());
                if (round >= 0) {
                    own.ifPresent(pairing::add);
                    other.ifPresent(pairing::addPeer);
                }
            }
        }
        System.out.println("An epoch of " + TrainingSteps.STEPS + " steps of " + TrainingSteps.BATCH
                + " rows, medians of " + rounds + " rounds, Java and PyTorch in turn; " + Machine.description() + "\n\n"
                + Pairing.header());
        pairings.forEach(pairing -> System.out.println(pairing.line()));
        System.out.println("\n| network | variational, times plain | with curvature, times plain |\n|---|---|---|");
        for (int i = 0; i < BOTTLENECKS.size(); i++) {
            final int plain = 2 + i * KINDS.size();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f |%n",
                    mirrored(BOTTLENECKS.get(i)),
                    pairings.get(plain + 1).processorMedian()
                            / pairings.get(plain).processorMedian(),
                    pairings.get(plain + 2).processorMedian()
                            / pairings.get(plain).processorMedian());
        }
    }

    private static Pairing pairing(final String step) {
        final String kind = step.substring(0, step.indexOf('-'));
        final String title = kind.equals("curved") ? "variational with curvature" : kind;
        return new Pairing(
                title + ", " + mirrored(step.substring(kind.length() + 1)), step, step, "PyTorch", THREADS, 1);
    }

    /** The sizes of all layers. */
    private static String mirrored(final String sizes) {
        final List<String> all = new ArrayList<>(List.of(sizes.split("-")));
        for (int i = all.size() - 2; i >= 0; i--) {
            all.add(all.get(i));
        }
        return String.join("-", all);
    }
}
