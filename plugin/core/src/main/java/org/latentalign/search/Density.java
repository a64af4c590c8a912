package org.latentalign.search;

import java.util.Arrays;
import org.latentalign.kernel.Length;
import org.latentalign.kernel.RowProduct;

/**
 * How crowded it is around a vector: the mean cosine with the nearest of some rows, a sample of the table or all of it. A row
 * is not its own neighbor.
 */
public final class Density {

    /** How many neighbors, as in the paper on {@link Measure#LOCAL_SCALING}. */
    public static final int NEIGHBORS = 10;

    private final long[] rows;

    private final RowProduct product;

    private final int dimension;

    /**
     * @param rows the numbers of the sampled rows in the table
     * @param vectors their vectors, at least one; those of length zero have the cosine 0 with everything
     */
    public Density(final long[] rows, final double[][] vectors) {
        if (rows.length == 0 || rows.length != vectors.length) {
            throw new IllegalArgumentException(rows.length + " rows do not belong to " + vectors.length + " vectors.");
        }
        this.rows = rows.clone();
        dimension = vectors[0].length;
        product = RowProduct.ofRows(Arrays.stream(vectors).map(Length::unit).toArray(double[][]::new));
    }

    /** @return memory for one thread */
    public Scratch newScratch() {
        return new Scratch();
    }

    /** Memory of one thread. */
    public final class Scratch {

        private final RowProduct.Scratch memory = product.newScratch();

        private final double[][] units = new double[RowBlock.CAPACITY][dimension];

        private final double[][] cosines = new double[RowBlock.CAPACITY][rows.length];

        private final double[] largest = new double[NEIGHBORS];

        private Scratch() {}

        /**
         * Measures the rows of a block.
         *
         * @param block not changed
         * @param densities takes one for each row: between -1 and 1; 0 where no other row is sampled
         */
        public void measure(final RowBlock block, final double[] densities) {
            for (int r = 0; r < block.size(); r++) {
                Length.toUnit(block.vectors()[r], units[r]);
            }
            product.multiply(units, block.size(), cosines, memory);
            for (int r = 0; r < block.size(); r++) {
                densities[r] = meanOfLargest(cosines[r], new long[] {block.row(r)});
            }
        }

        /**
         * Measures one vector.
         *
         * @param vector of d values
         * @param own the rows that do not count, ascending
         */
        public double measure(final double[] vector, final long[] own) {
            Length.toUnit(vector, units[0]);
            product.multiply(units, 1, cosines, memory);
            return meanOfLargest(cosines[0], own);
        }

        private double meanOfLargest(final double[] values, final long[] own) {
            int count = 0;
            for (int i = 0; i < values.length; i++) {
                final double value = values[i];
                if ((count == NEIGHBORS && value <= largest[count - 1]) || Arrays.binarySearch(own, rows[i]) >= 0) {
                    continue;
                }
                int place = count < NEIGHBORS ? count++ : NEIGHBORS - 1;
                while (place > 0 && largest[place - 1] < value) {
                    largest[place] = largest[place - 1];
                    place--;
                }
                largest[place] = value;
            }
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += largest[i];
            }
            return count == 0 ? 0 : sum / count;
        }
    }
}
