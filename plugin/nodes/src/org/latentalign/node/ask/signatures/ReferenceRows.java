package org.latentalign.node.ask.signatures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.knime.core.node.BufferedDataTable;
import org.latentalign.kernel.Randoms;
import org.latentalign.node.ask.signatures.SignatureQueryNodeParameters.Labels;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;
import org.latentalign.score.query.ReferenceLabels;
import org.latentalign.search.RowBlock;
import org.latentalign.search.RowScan;

/** A table of signatures, read three times. References are counted in the order in which they have complete vectors. */
final class ReferenceRows {

    /** A signature that is kept. */
    record Kept(long row, String name, String drug, double[] before, double[] encoded) {}

    private final BufferedDataTable table;

    private final VectorSource source;

    private final SpaceAfter encoded;

    private final Labels labels;

    private final List<String> labelColumns = new ArrayList<>();

    private final Map<String, Integer> drugs = new HashMap<>();

    private final List<String> drugNames = new ArrayList<>();

    private final Map<String, Integer> lines = new HashMap<>();

    private final List<String> lineNames = new ArrayList<>();

    private final ReferenceLabels numbered = new ReferenceLabels();

    private final List<Kept> first = new ArrayList<>();

    private final List<Kept> sample = new ArrayList<>();

    private List<String> warnings = List.of();

    ReferenceRows(
            final BufferedDataTable table, final VectorSource source, final SpaceAfter encoded, final Labels labels) {
        this.table = table;
        this.source = source;
        this.encoded = encoded;
        this.labels = labels;
        labels.drug().ifPresent(labelColumns::add);
        labels.line().ifPresent(labelColumns::add);
    }

    private ComparedRows pass() {
        return new ComparedRows(table, source, labelColumns, encoded);
    }

    int dimension() {
        return pass().dimension();
    }

    /** How long encoded signatures of a column are; 0 when there is none. */
    int encodedLength() {
        return encoded.vectorLength().orElse(0);
    }

    /**
     * Counts the references, and keeps the first ones and a sample, drawn as they come (reservoir sampling; Vitter, "Random
     * sampling with a reservoir", 1985, algorithm R).
     */
    void count(final int firstCount, final int sampleSize, final long seed, final Progress progress) {
        ComparedRows rows = pass();
        var random = new SplittableRandom(seed);
        rows.read(
                head -> true,
                row -> {
                    Optional<String> drug = labels.drug().map(column -> row.labels()[0]);
                    Optional<String> line = labels.line().map(column -> row.labels()[labelColumns.size() - 1]);
                    long number = numbered.size();
                    numbered.add(
                            drug.filter(name -> !name.isBlank()).map(this::drug).orElse(-1),
                            number(line.orElse(""), lines, lineNames));
                    int place = number < sampleSize ? (int) number : Randoms.index(random, (int) number + 1);
                    if (first.size() < firstCount || place < sampleSize) {
                        var kept = new Kept(
                                number,
                                row.rowKey(),
                                drug.orElse(null),
                                row.before().clone(),
                                row.after() == null ? null : row.after().clone());
                        if (first.size() < firstCount) {
                            first.add(kept);
                        }
                        if (number < sampleSize) {
                            sample.add(kept);
                        } else if (place < sampleSize) {
                            sample.set(place, kept);
                        }
                    }
                },
                progress);
        warnings = rows.warnings();
    }

    private static int number(final String name, final Map<String, Integer> numbers, final List<String> names) {
        return numbers.computeIfAbsent(name, key -> {
            names.add(key);
            return names.size() - 1;
        });
    }

    /** The number of a drug, a new one for one that no reference has. */
    int drug(final String name) {
        return number(name, drugs, drugNames);
    }

    /** The same of a name that may be missing or blank, which is none. */
    int drugOf(final String name) {
        return name == null || name.isBlank() ? -1 : drug(name);
    }

    String drugName(final int number) {
        return number < 0 ? null : drugNames.get(number);
    }

    String lineName(final int number) {
        return labels.line().isEmpty() || lineNames.get(number).isEmpty() ? null : lineNames.get(number);
    }

    int lines() {
        return labels.line().isEmpty() ? 0 : lines.size();
    }

    ReferenceLabels labels() {
        return numbered;
    }

    List<Kept> first() {
        return first;
    }

    List<Kept> sample() {
        return sample;
    }

    List<String> warnings() {
        return warnings;
    }

    /** Gives all references, with their vectors of every space one behind the other, to workers; returns these. */
    <W> Collection<W> scan(
            final SignatureSpaces spaces,
            final Supplier<W> newWorker,
            final BiConsumer<W, RowBlock> work,
            final Progress progress) {
        int[] dimensions = spaces.dimensions();
        int encodedHere = spaces.hasModel() || dimensions.length == 1 ? 0 : dimensions[1];
        var numbers = new long[1];
        try (RowScan<Encoded<W>> scan = new RowScan<>(
                dimensions[0] + encodedHere,
                () -> new Encoded<>(newWorker.get(), spaces),
                (worker, block) -> worker.search(block, work),
                NodeThreads.POOL,
                NodeThreads.count())) {
            pass().read(
                            head -> true,
                            row -> {
                                double[] before = spaces.before(row.before());
                                double[] next = scan.next();
                                System.arraycopy(before, 0, next, 0, before.length);
                                if (encodedHere > 0) {
                                    System.arraycopy(row.after(), 0, next, before.length, encodedHere);
                                }
                                scan.add(row.rowKey(), numbers[0]++);
                            },
                            progress);
            return scan.finish().stream().map(Encoded::worker).toList();
        }
    }

    /** A worker, and what encodes blocks for it where there is a model. */
    private static final class Encoded<W> {

        private final W worker;

        private final SignatureSpaces.Encoding encoding;

        private final RowBlock both;

        Encoded(final W worker, final SignatureSpaces spaces) {
            this.worker = worker;
            int[] dimensions = spaces.dimensions();
            encoding = spaces.hasModel() ? spaces.new Encoding() : null;
            both = spaces.hasModel() ? new RowBlock(dimensions[0] + dimensions[1]) : null;
        }

        W worker() {
            return worker;
        }

        void search(final RowBlock block, final BiConsumer<W, RowBlock> work) {
            if (encoding == null) {
                work.accept(worker, block);
                return;
            }
            for (int r = 0; r < block.size(); r++) {
                double[] before = block.vectors()[r];
                double[] after = encoding.of(before);
                System.arraycopy(before, 0, both.vectors()[r], 0, before.length);
                System.arraycopy(after, 0, both.vectors()[r], before.length, after.length);
            }
            both.takeNamesFrom(block);
            work.accept(worker, both);
        }
    }
}
