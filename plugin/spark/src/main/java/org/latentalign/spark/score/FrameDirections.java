package org.latentalign.spark.score;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.Encoder;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.progress.Progress;
import org.latentalign.score.DirectionAlignment;
import org.latentalign.score.DirectionAlignment.Direction;
import org.latentalign.score.DirectionAlignment.Ends;
import org.latentalign.spark.encode.FrameEncoder;
import org.latentalign.spark.frame.JobException;
import org.latentalign.spark.frame.RowLists;
import org.latentalign.spark.frame.VectorFrame;
import org.latentalign.spark.frame.VectorRows;

/**
 * Directions between rows that a key names, such as words, and how alike those of a group are, as Direction Alignment
 * measures it. The cluster picks the rows out; the scores are computed here.
 *
 * @param alignment the scores
 * @param missing keys that no row with a vector has; directions that need them are left out
 * @param repeated keys that several rows have; the first counts
 */
public record FrameDirections(DirectionAlignment alignment, List<String> missing, List<String> repeated) {

    private static final DirectionAlignment.Options LIMITS = new DirectionAlignment.Options(1, 10_000, 100_000);

    /** Copies the lists. */
    public FrameDirections {
        missing = List.copyOf(missing);
        repeated = List.copyOf(repeated);
    }

    /**
     * Where a direction begins and ends.
     *
     * @param group to which it belongs
     * @param from key of its start
     * @param to key of its end
     */
    public record NamedDirection(String group, String from, String to) {}

    /**
     * Picks out and compares.
     *
     * @param vectors the rows
     * @param keyColumn the column with their keys
     * @param directions between them
     * @param model that encodes, if there is one
     * @return the scores
     * @throws JobException when a column is missing, the model does not fit, or no direction has both ends
     */
    @SuppressWarnings("resource") // the context is the session's
    public static FrameDirections of(
            final VectorFrame vectors,
            final String keyColumn,
            final List<NamedDirection> directions,
            final Optional<Autoencoder> model)
            throws JobException {
        if (model.isPresent()) {
            FrameEncoder.requireFit(vectors, model.get());
        }
        final Set<String> wanted = new TreeSet<>();
        directions.forEach(direction -> wanted.addAll(List.of(direction.from(), direction.to())));
        final Part part = new Part(
                JavaSparkContext.fromSparkContext(vectors.frame().sparkSession().sparkContext())
                        .broadcast(wanted.toArray(new String[0])),
                vectors.dimension(),
                vectors.names().toArray(new String[0]));
        final List<KeyedVector> rows = vectors.frame()
                .select(VectorFrame.column(vectors.frame(), keyColumn).cast("string"), vectors.vector())
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitionsWithIndex(part::pick, true)
                .collect();
        final Map<String, double[]> found = new HashMap<>();
        final Set<String> repeated = new TreeSet<>();
        for (final KeyedVector row : rows) { // in the order of the partitions
            if (found.putIfAbsent(row.key, row.vector) != null) {
                repeated.add(row.key);
            }
        }
        final Preprocessing preprocessing =
                model.map(Autoencoder::preprocessing).orElse(Preprocessing.NONE);
        final Map<String, double[]> after = new HashMap<>();
        if (model.isPresent()) {
            final Encoder encoder = model.get().encoder();
            found.forEach((key, vector) -> {
                final double[] embedding = new double[model.get().latentDimension()];
                if (encoder.encode(vector, embedding).isUsable()) {
                    after.put(key, embedding);
                }
            });
            found.keySet().retainAll(after.keySet());
        }
        found.values().removeIf(vector -> !preprocessing.apply(vector).isUsable());
        final List<Direction> complete = new ArrayList<>();
        for (final NamedDirection direction : directions) {
            if (found.containsKey(direction.from()) && found.containsKey(direction.to())) {
                complete.add(new Direction(
                        direction.group(),
                        direction.from(),
                        direction.to(),
                        ends(direction, found),
                        model.map(each -> ends(direction, after))));
            }
        }
        wanted.removeAll(found.keySet());
        if (complete.isEmpty()) {
            throw new JobException("No direction has both its ends in the column \"" + keyColumn + "\": there are no "
                    + VectorFrame.listed(List.copyOf(wanted)) + ". Check the column, and upper and lower case.");
        }
        return new FrameDirections(
                DirectionAlignment.of(complete, LIMITS, Progress.NONE), List.copyOf(wanted), List.copyOf(repeated));
    }

    private static Ends ends(final NamedDirection direction, final Map<String, double[]> vectors) {
        return new Ends(vectors.get(direction.from()), vectors.get(direction.to()));
    }

    /** A row that is wanted. Not a record: the version of Kryo that Spark 3.5 has cannot read records. */
    private static final class KeyedVector implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String key;
        private final double[] vector;

        KeyedVector(final String key, final double[] vector) {
            this.key = key;
            this.vector = vector;
        }
    }

    /** What a task does. */
    private static final class Part implements Serializable {

        private static final long serialVersionUID = 1L;

        private final Broadcast<String[]> wanted;
        private final int dimension;
        private final String[] names;

        Part(final Broadcast<String[]> wanted, final int dimension, final String[] names) {
            this.wanted = wanted;
            this.dimension = dimension;
            this.names = names;
        }

        Iterator<KeyedVector> pick(final int index, final Iterator<InternalRow> rows) {
            final Set<String> keys = new HashSet<>(List.of(wanted.value()));
            final VectorRows<RowLists> vectors =
                    new VectorRows<>(new RowLists(rows, 1), List.of(names), dimension, Preprocessing.NONE, index);
            final List<KeyedVector> picked = new ArrayList<>();
            while (vectors.next()) {
                final InternalRow row = vectors.lists().row();
                if (!row.isNullAt(0)) {
                    final String key = row.getUTF8String(0).toString();
                    final double[] vector = keys.contains(key) ? new double[dimension] : null;
                    if (vector != null && vectors.read(vector)) {
                        picked.add(new KeyedVector(key, vector));
                    }
                }
            }
            return picked.iterator();
        }
    }
}
