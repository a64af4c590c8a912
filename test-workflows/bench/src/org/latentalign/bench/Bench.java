package org.latentalign.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Times the steps of the work in Java and in Python, in turn in every round, so that whatever else the machine does
 * troubles both alike; prints a table in Markdown. All data is made, from a seed.
 */
public final class Bench {

    private static final String PYTHON_MODULES = "numpy, scipy, pandas, h5py";

    /** Rounds before those that count: the JIT compiler's and the disk cache's. */
    private static final int WARM_UP = 2;

    /** How often a scalar loop is repeated to last long enough for the clock. */
    private static final int SCALAR_REPEATS = 10;

    /** A vectorized kernel is faster than its scalar loop by at least this, on processors with 256-bit vectors. */
    private static final double VECTORIZED = 3;

    /** The memory of a Java that evaluates analogies from a file. */
    private static final String SMALL_HEAP = "96m";

    private Bench() {}

    /** @param arguments the Python script, the size by name, and perhaps the number of rounds */
    public static void main(final String[] arguments) throws IOException, InterruptedException {
        final String size = arguments[1];
        final Sizes sizes = arguments.length > 2 ? sizes(size).withRounds(Integer.parseInt(arguments[2])) : sizes(size);
        final Path directory = Files.createTempDirectory("bench");
        final Map<String, Peer> peers = new HashMap<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(peers, directory)));
        new BenchData(directory).create(sizes);
        start(peers, Path.of(arguments[0]), size, sizes, directory);
        run(peers, sizes, size);
    }

    /** Also when the user stops it all. */
    private static void cleanUp(final Map<String, Peer> peers, final Path directory) {
        peers.values().forEach(Peer::stop);
        try (Stream<Path> files = Files.walk(directory)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println("Delete " + directory + " yourself: " + e.getMessage());
        }
    }

    static Sizes sizes(final String name) {
        return switch (name) {
            case "quick" -> Sizes.QUICK;
            case "usual" -> Sizes.USUAL;
            case "full" -> Sizes.FULL;
            case "smoke" -> Sizes.SMOKE;
            default -> throw new IllegalArgumentException("There is no size " + name + ".");
        };
    }

    private static void start(
            final Map<String, Peer> peers,
            final Path script,
            final String size,
            final Sizes sizes,
            final Path directory)
            throws IOException, InterruptedException {
        final Optional<String> python =
                Machine.python(PYTHON_MODULES, "python3-numpy, python3-scipy, python3-pandas, python3-h5py");
        for (int threads = 1; threads <= 2 && python.isPresent(); threads++) {
            final List<String> command = new ArrayList<>(List.of(python.orElseThrow(), script.toString()));
            command.add(directory.toString());
            for (final int number :
                    new int[] {sizes.words(), sizes.dimension(), sizes.samples(), sizes.batches(), sizes.singles()}) {
                command.add(Integer.toString(number));
            }
            final String count = Integer.toString(threads);
            peers.put("Python " + count, Peer.start("Python", command, Map.of("OPENBLAS_NUM_THREADS", count)));
        }
        peers.put("Java", Peer.start("Java", Peer.java(List.of(), Worker.class, directory.toString(), size), Map.of()));
        peers.put(
                SMALL_HEAP,
                Peer.start(
                        "Java",
                        Peer.java(List.of("-Xmx" + SMALL_HEAP), Worker.class, directory.toString(), size),
                        Map.of()));
    }

    private static List<Pairing> pairings(final Sizes sizes) {
        final String shape = String.format(Locale.ROOT, "%,d x %d", sizes.words(), sizes.dimension());
        final String questions = "19,544 analogies, " + shape;
        final List<Pairing> pairings = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            pairings.add(new Pairing("second moment, " + shape, "moment", "moment", "NumPy", threads, sizes.repeats()));
            pairings.add(
                    new Pairing("transform, " + shape, "transform", "transform", "NumPy", threads, sizes.repeats()));
        }
        for (final int d : sizes.eigen()) {
            final String step = "eigen-" + d;
            pairings.add(new Pairing("eigenvectors, d = " + d, step, step, "NumPy", 1, Sizes.repeats(d)));
        }
        for (int threads = 1; threads <= 2; threads++) {
            pairings.add(new Pairing(
                    questions, "analogies", "analogies", "NumPy, the authors' way (extrapolated)", threads, 1));
        }
        pairings.add(new Pairing(
                questions, "analogies", "analogies-one-by-one", "NumPy, gensim's way (extrapolated)", 2, 1));
        pairings.add(new Pairing("GloVe text, " + shape, "text", "text", "pandas, one thread", 2, 1));
        final String samples = String.format(Locale.ROOT, "GCTX with gzip, %,d x 978", sizes.samples());
        pairings.add(new Pairing(samples, "gctx", "gctx", "h5py, one thread", 2, 1));
        pairings.add(new Pairing("from GloVe text to answers, " + shape, "pipeline", "pipeline", "Python", 2, 1));
        return pairings;
    }

    /**
     * A kernel and its scalar loop.
     *
     * @param kernel the one
     * @param scalar the other
     * @param work how many times the scalar loop's work the kernel does
     */
    private record Guard(Pairing kernel, Pairing scalar, double work) {

        Guard(final String kernel, final int repeats, final double work) {
            this(alone(kernel, repeats), alone(kernel + "-scalar", SCALAR_REPEATS), work);
        }

        private static Pairing alone(final String step, final int repeats) {
            return new Pairing(step, step, "", "", 1, repeats);
        }

        String line() {
            // by processor time, which other programs trouble less
            final double ratio = scalar.processorMedian() * work / kernel.processorMedian();
            return String.format(
                    Locale.ROOT,
                    "| %s | %.1f%s |",
                    kernel.step(),
                    ratio,
                    ratio < VECTORIZED ? " **lost its vector instructions?**" : "");
        }
    }

    private static void run(final Map<String, Peer> peers, final Sizes sizes, final String size) throws IOException {
        final List<Pairing> pairings = pairings(sizes);
        final double rows = (double) sizes.words() / Steps.scalarRows();
        final List<Guard> guards = List.of(
                new Guard("moment", sizes.repeats(), rows),
                new Guard("transform", sizes.repeats(), rows),
                new Guard("products", SCALAR_REPEATS, 1),
                new Guard("training", SCALAR_REPEATS, 1));
        for (int round = -WARM_UP; round < sizes.rounds(); round++) {
            System.err.println(round < 0 ? "Warming up" : "Round " + (round + 1) + " of " + sizes.rounds());
            for (final Pairing pairing : pairings) {
                measure(peers, pairing, round);
            }
            for (final Guard guard : guards) {
                measure(peers, guard.kernel(), round);
                measure(peers, guard.scalar(), round);
            }
        }
        System.out.println("Size " + size + ", medians of " + sizes.rounds() + " rounds, Java and Python in turn; "
                + Machine.description() + "\n\n" + Pairing.header());
        pairings.stream().filter(Pairing::isMeasured).map(Pairing::line).forEach(System.out::println);
        System.out.println("\n| kernel | times as fast as its scalar loop |\n|---|---|");
        guards.stream().map(Guard::line).forEach(System.out::println);
        tellOfMemory(peers.get(SMALL_HEAP), sizes);
    }

    private static void tellOfMemory(final Peer small, final Sizes sizes) throws IOException {
        final Optional<Peer.Took> took = small.run("analogies-from-file", 2, 1);
        took.ifPresent(result -> System.out.printf(
                Locale.ROOT,
                "%nThe analogies from a file of %d MB, on 2 threads with a Java heap of %s: %.3f s.%n",
                4L * sizes.words() * sizes.dimension() / 1_000_000,
                SMALL_HEAP,
                result.seconds()));
    }

    private static void measure(final Map<String, Peer> peers, final Pairing pairing, final int round)
            throws IOException {
        final Peer python = peers.get("Python " + (isSingle(pairing) ? 1 : pairing.threads()));
        final Optional<Peer.Took> other = python == null || pairing.peerStep().isEmpty()
                ? Optional.empty()
                : python.run(pairing.peerStep(), pairing.threads(), pairing.repeats());
        final Optional<Peer.Took> own = peers.get("Java").run(pairing.step(), pairing.threads(), pairing.repeats());
        if (round >= 0) {
            own.ifPresent(pairing::add);
            other.ifPresent(pairing::addPeer);
        }
    }

    /** Whether the Python side has but one thread for it. */
    private static boolean isSingle(final Pairing pairing) {
        return pairing.peerStep().equals("text") || pairing.peerStep().equals("gctx");
    }
}
