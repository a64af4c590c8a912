package org.latentalign.node.fit.moment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentalign.autoencoder.PreprocessedMoment;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.node.shared.vectors.DefectTally;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.SecondMoment;

/**
 * A table of moments that were computed elsewhere: one row for each dimension, with its number or name, the number of
 * vectors, its mean and a list of its covariances (divided by that number) with all dimensions.
 *
 * @param index name of the column with numbers or names
 * @param isNamed whether it has names
 * @param count name of the column with n
 * @param mean name of the column with means
 * @param row the column with covariances
 */
record MomentTable(String index, boolean isNamed, String count, String mean, VectorSource row) {

    /** By how much covariances may differ that should be the same, relative to the standard deviations. */
    private static final double ASYMMETRY = 1e-6;

    private static final String SHAPE =
            " A moments table has the columns Index (a whole number or a text), N, Mean (numbers) and Row (a list of"
                    + " numbers).";

    /** One row of it. */
    private record Line(int place, String name, double mean, double[] covariances) {}

    /**
     * @param table spec of the input
     * @return where the moments are
     * @throws InvalidSettingsException when it is no table of moments, with the sentence for the user
     */
    static MomentTable in(final DataTableSpec table) throws InvalidSettingsException {
        var index = column(table, "Index");
        var type = table.getColumnSpec(index).getType();
        boolean isNumbered = type.isCompatible(IntValue.class) || type.isCompatible(LongValue.class);
        if (!isNumbered && !type.isCompatible(StringValue.class)) {
            throw new InvalidSettingsException(
                    "The column \"" + index + "\" has neither whole numbers nor texts." + SHAPE);
        }
        var row = table.getColumnSpec(column(table, "Row"));
        if (!VectorSource.isVectorColumn(row)) {
            throw new InvalidSettingsException("The column \"" + row.getName() + "\" has no lists of numbers." + SHAPE);
        }
        return new MomentTable(
                index, !isNumbered, column(table, "N"), column(table, "Mean"), VectorSource.ofColumn(row));
    }

    private static String column(final DataTableSpec table, final String name) throws InvalidSettingsException {
        for (var column : table) {
            if (column.getName().equalsIgnoreCase(name)) {
                return column.getName();
            }
        }
        throw new InvalidSettingsException("The table has no column \"" + name + "\"." + SHAPE);
    }

    /**
     * Reads the moments.
     *
     * @param table the input
     * @param preprocessing what was done to the vectors first
     * @param progress from 0 to 1
     * @return their second moment
     * @throws KNIMEException when the numbers are no moments, with the sentence for the user
     */
    PreprocessedMoment read(final BufferedDataTable table, final Preprocessing preprocessing, final Progress progress)
            throws KNIMEException {
        if (table.size() == 0) {
            throw new KNIMEException("The moments table has no rows: there is nothing to fit.");
        }
        if (table.size() > Integer.MAX_VALUE / 2) {
            throw new KNIMEException(
                    "The moments table has " + table.size() + " rows, one for each dimension: too many.");
        }
        int d = (int) table.size();
        var lines = new Line[d];
        Optional<Long> n = Optional.empty();
        try (var cursor = VectorCursor.open(table, row, List.of(index, count, mean))) {
            for (int i = 0; cursor.forward(); i++) {
                double done = (double) i / d;
                progress.report(done, () -> "Reading the moments");
                var line = line(cursor, i, d);
                if (lines[line.place()] != null) {
                    throw wrong(cursor, "has the same index as another row");
                }
                lines[line.place()] = line;
                long count = number(cursor, 1, "N").longValue();
                if (count < 1 || n.isPresent() && n.get() != count) {
                    throw wrong(
                            cursor,
                            "says that N is " + count + (n.isPresent() ? ", where the first says " + n.get() : ""));
                }
                n = Optional.of(count);
            }
        }
        return moment(lines, n.orElseThrow(), preprocessing);
    }

    private Line line(final VectorCursor cursor, final int position, final int d) throws KNIMEException {
        var label = cursor.label(0).orElseThrow(() -> wrong(cursor, "has no index"));
        int place = position;
        if (!isNamed) {
            long number = number(cursor, 0, "Index").longValue();
            if (number < 1 || number > d) {
                throw wrong(
                        cursor, "has the index " + number + ", but there are " + d + " dimensions, as there are rows");
            }
            place = (int) number - 1;
        }
        var covariances = new double[d];
        var defect = cursor.read(covariances);
        if (defect.isPresent()) {
            throw DefectTally.failure(
                    cursor.rowKey(),
                    defect.get(),
                    "A moments table has a row for each dimension, and in each row a covariance with each dimension.");
        }
        return new Line(place, label, number(cursor, 2, "Mean"), covariances);
    }

    private static Double number(final VectorCursor cursor, final int label, final String name) throws KNIMEException {
        var text = cursor.label(label).orElseThrow(() -> wrong(cursor, "has no " + name));
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new KNIMEException(
                    wrong(cursor, "has \"" + text + "\" as " + name).getMessage(), e);
        }
        throw wrong(cursor, "has " + text + " as " + name);
    }

    private static KNIMEException wrong(final VectorCursor cursor, final String what) {
        return new KNIMEException("Row \"" + cursor.rowKey() + "\" of the moments table " + what + ".");
    }

    private PreprocessedMoment moment(final Line[] lines, final long n, final Preprocessing preprocessing)
            throws KNIMEException {
        int d = lines.length;
        var names = new ArrayList<String>();
        var means = new double[d];
        var triangle = new double[d][];
        for (int i = 0; i < d; i++) {
            names.add(lines[i].name());
            means[i] = lines[i].mean();
            triangle[i] = new double[i + 1];
            double variance = lines[i].covariances()[i];
            if (variance < 0) {
                throw new KNIMEException("The covariance of dimension " + (i + 1) + " with itself is " + variance
                        + ", below 0: the column \"Row\" must hold covariances.");
            }
            for (int j = 0; j <= i; j++) {
                double one = lines[i].covariances()[j];
                double other = lines[j].covariances()[i];
                if (Math.abs(one - other) > ASYMMETRY * Math.sqrt(variance) * Math.sqrt(lines[j].covariances()[j])) {
                    throw new KNIMEException(
                            "The covariance of dimension " + (i + 1) + " with dimension " + (j + 1) + " is "
                                    + one + ", and the other way round " + other
                                    + ": they must be the same. Check the order of the rows.");
                }
                triangle[i][j] = n * (one / 2 + other / 2);
            }
        }
        if (isNamed && new HashSet<>(names).size() < d) {
            throw new KNIMEException(
                    "Two rows of the moments table have the same name in the column \"" + index + "\".");
        }
        return new PreprocessedMoment(
                SecondMoment.of(n, new double[d], means, triangle), preprocessing, isNamed ? names : List.of());
    }
}
