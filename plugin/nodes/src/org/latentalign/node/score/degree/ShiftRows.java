package org.latentalign.node.score.degree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.core.node.BufferedDataTable;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.kernel.RowProduct;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;

/** Goes through a table of shifts and projects each on the directions of a model. */
final class ShiftRows {

    /** Takes shifts. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param rowKey the RowID
         * @param labels one for each column that was asked for; only the optional ones may be null
         * @param projections of the shift; the sink's own
         */
        void accept(String rowKey, String[] labels, double[] projections);
    }

    /** What is left of a shift outside of the directions, in squares, when it lies in them. */
    private static final double ROUNDING = 1e-20;

    private final RowProduct project;

    private final RowProduct.Scratch scratch;

    private final SpectralAutoencoder model;

    private final int directions;

    private final CommonMean common;

    private final List<String> warnings = new ArrayList<>();

    private long unlabeled;

    ShiftRows(final SpectralAutoencoder model) {
        this.model = model;
        common = new CommonMean(model.inputDimension());
        directions = model.directionCount();
        var matrix = new double[directions][];
        Arrays.setAll(matrix, model::direction);
        project = RowProduct.ofRows(matrix);
        scratch = project.newScratch();
    }

    /**
     * @param model that may keep some directions only
     * @return how many coordinates a shift has besides its projections: those of what is outside of the directions, so
     *     that the shift as it is can be compared, too
     */
    static int outside(final SpectralAutoencoder model) {
        return model.directionCount() < model.inputDimension() ? model.inputDimension() : 0;
    }

    /**
     * @param table has the shifts
     * @param source where their vectors are
     * @param columns names of columns that label a shift
     * @param required how many of them, from the first, must not be missing; rows without are left out and counted
     * @param sink takes the others
     * @param progress from 0 to 1
     */
    void read(
            final BufferedDataTable table,
            final VectorSource source,
            final List<String> columns,
            final int required,
            final Sink sink,
            final Progress progress) {
        var rows = new ComparedRows(table, source, columns, new SpaceAfter.Nothing());
        rows.read(
                head -> {
                    boolean isLabeled =
                            Arrays.stream(head.labels()).limit(required).allMatch(label -> label != null);
                    unlabeled += isLabeled ? 0 : 1;
                    return isLabeled;
                },
                row -> {
                    double[][] projections = new double[1][directions];
                    project.multiply(new double[][] {row.before()}, 1, projections, scratch);
                    common.add(row.labels().length == 0 ? row.rowKey() : row.labels()[0], row.before());
                    sink.accept(row.rowKey(), row.labels(), withOutside(row.before(), projections[0]));
                },
                progress);
        warnings.addAll(rows.warnings());
    }

    private double[] withOutside(final double[] shift, final double[] projections) {
        int outside = outside(model);
        if (outside == 0) {
            return projections;
        }
        double[] coordinates = Arrays.copyOf(projections, projections.length + outside);
        System.arraycopy(shift, 0, coordinates, projections.length, outside);
        for (int i = 0; i < projections.length; i++) {
            double[] direction = model.direction(i);
            for (int j = 0; j < outside; j++) {
                coordinates[projections.length + j] -= projections[i] * direction[j];
            }
        }
        if (isRounding(coordinates, projections.length)) { // as when the model was fitted to the rows of the shift
            Arrays.fill(coordinates, projections.length, coordinates.length, 0);
        }
        return coordinates;
    }

    private static boolean isRounding(final double[] coordinates, final int projections) {
        double inside = 0;
        double outside = 0;
        for (int i = 0; i < coordinates.length; i++) {
            double square = coordinates[i] * coordinates[i];
            inside += i < projections ? square : 0;
            outside += i < projections ? 0 : square;
        }
        return outside <= ROUNDING * inside;
    }

    /** @return what the user should know about the rows */
    List<String> warnings() {
        var all = new ArrayList<>(warnings);
        if (unlabeled > 0) {
            all.add("Left out " + unlabeled + (unlabeled == 1 ? " row" : " rows") + " without key, group or context.");
        }
        common.warning().ifPresent(all::add);
        return all;
    }
}
