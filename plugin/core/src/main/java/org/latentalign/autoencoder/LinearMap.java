package org.latentalign.autoencoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.latentalign.autoencoder.AutoencoderSummary.Fact;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.RowProduct;

/**
 * A map of one space onto another: {@code z = M (x - c) + t}. It is decoded by the pseudo-inverse of M, which is exact when
 * M loses no direction; otherwise decoding gives, of all rows that are mapped to an embedding, the one nearest to c.
 */
public final class LinearMap implements Autoencoder {

    /** The fact that says that it was not learned here. */
    static final String ORIGIN = "Origin";

    /** A direction whose singular value is below this share of the largest is lost. */
    private static final double RANK_TOLERANCE = 1e-10;

    private final double[][] matrix;
    private final double[][] inverse;
    private final double[] inputMean;
    private final double[] outputMean;
    private final int rank;
    private final double log10ConditionNumber;
    private final List<String> inputNames;
    private final List<Fact> learned;

    // made when first needed; either thread's are the same
    private volatile RowProduct forward;
    private volatile RowProduct backward;

    LinearMap(
            final double[][] matrix,
            final double[][] inverse,
            final double[] inputMean,
            final double[] outputMean,
            final int rank,
            final double log10ConditionNumber,
            final List<String> inputNames,
            final List<Fact> learned) {
        if (matrix.length != outputMean.length
                || inverse.length != inputMean.length
                || Arrays.stream(matrix).anyMatch(row -> row.length != inputMean.length)
                || Arrays.stream(inverse).anyMatch(row -> row.length != outputMean.length)
                || !inputNames.isEmpty() && inputNames.size() != inputMean.length) {
            throw new IllegalArgumentException("The parts of the map do not fit together.");
        }
        this.matrix = matrix;
        this.inverse = inverse;
        this.inputMean = inputMean;
        this.outputMean = outputMean;
        this.rank = rank;
        this.log10ConditionNumber = log10ConditionNumber;
        this.inputNames = List.copyOf(inputNames);
        this.learned = List.copyOf(learned);
    }

    /**
     * @param matrix M, h x d, by rows; copied
     * @param inputMean c, of d values; copied
     * @param outputMean t, of h values; copied
     * @param inputNames the names of the d inputs, or none
     * @param learned what a reader should know about how it was learned, in order
     * @return the map, with its pseudo-inverse
     * @throws FitException when the singular values do not converge, as with values that are not finite
     */
    public static LinearMap of(
            final double[][] matrix,
            final double[] inputMean,
            final double[] outputMean,
            final List<String> inputNames,
            final List<Fact> learned)
            throws FitException {
        final int h = matrix.length;
        final int d = inputMean.length;
        final SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(h, d, true, true, true);
        if (!svd.decompose(new DMatrixRMaj(matrix))) {
            throw new FitException("The map cannot be inverted: its singular values did not converge."
                    + " Check the vectors for extreme values.");
        }
        final double[] singular = svd.getSingularValues();
        final DMatrixRMaj u = svd.getU(null, false);
        final DMatrixRMaj v = svd.getV(null, false);
        final double largest = Arrays.stream(singular).max().orElse(0);
        double smallest = largest;
        int rank = 0;
        final double[][] inverse = new double[d][h];
        for (int k = 0; k < svd.numberOfSingularValues(); k++) {
            if (singular[k] > RANK_TOLERANCE * largest) {
                rank++;
                smallest = Math.min(smallest, singular[k]);
                for (int i = 0; i < d; i++) {
                    for (int j = 0; j < h; j++) {
                        inverse[i][j] += v.get(i, k) * u.get(j, k) / singular[k];
                    }
                }
            }
        }
        return new LinearMap(
                Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new),
                inverse,
                inputMean.clone(),
                outputMean.clone(),
                rank,
                rank == 0 ? 0 : Math.log10(largest / smallest),
                inputNames,
                learned);
    }

    /**
     * @param decoder d x h, kept, not copied
     * @return the same map, decoded by this matrix in place of the pseudo-inverse
     */
    LinearMap withInverse(final double[][] decoder) {
        return new LinearMap(matrix, decoder, inputMean, outputMean, rank, log10ConditionNumber, inputNames, learned);
    }

    @Override
    public int inputDimension() {
        return inputMean.length;
    }

    @Override
    public int latentDimension() {
        return outputMean.length;
    }

    @Override
    public List<String> inputNames() {
        return inputNames;
    }

    @Override
    public Preprocessing preprocessing() {
        return Preprocessing.NONE;
    }

    /** @return how many directions the map keeps, at most the smaller of d and h */
    public int rank() {
        return rank;
    }

    /** @return M, h x d, by rows; not a copy, not to be changed */
    public double[][] matrix() {
        return matrix;
    }

    /** @return the pseudo-inverse of M, d x h; not a copy, not to be changed */
    public double[][] inverse() {
        return inverse;
    }

    /** @return c, of d values; not a copy, not to be changed */
    public double[] inputMean() {
        return inputMean;
    }

    /** @return t, of h values; not a copy, not to be changed */
    public double[] outputMean() {
        return outputMean;
    }

    /** @return what a reader should know about how it was learned, in order */
    public List<Fact> learned() {
        return learned;
    }

    @Override
    public OptionalDouble log10Condition() {
        return OptionalDouble.of(log10ConditionNumber);
    }

    RowProduct forward() {
        RowProduct product = forward;
        if (product == null) {
            product = RowProduct.ofRows(matrix);
            forward = product;
        }
        return product;
    }

    RowProduct backward() {
        RowProduct product = backward;
        if (product == null) {
            product = RowProduct.ofRows(inverse);
            backward = product;
        }
        return product;
    }

    @Override
    public Encoder encoder() {
        return new LinearMapEncoder(this);
    }

    @Override
    public Decoder decoder() {
        return new LinearMapDecoder(this);
    }

    @Override
    public AutoencoderSummary summary() {
        final List<Fact> facts = new ArrayList<>(learned);
        facts.add(new Fact("Input dimension (d)", Integer.toString(inputDimension())));
        facts.add(new Fact("Latent dimension (h)", Integer.toString(latentDimension())));
        facts.add(new Fact("Rank of the map", Integer.toString(rank)));
        facts.add(new Fact("Condition number (log10)", String.format(Locale.ROOT, "%.2f", log10ConditionNumber)));
        final List<String> cautions = new ArrayList<>();
        if (rank < inputDimension()) {
            cautions.add("The map keeps " + rank + " of " + inputDimension()
                    + " directions: what lies along the others is not decoded, and rows decode as if it were average.");
        }
        final boolean isForeign = learned.stream().anyMatch(fact -> fact.label().equals(ORIGIN));
        return new AutoencoderSummary(isForeign ? "Linear autoencoder" : "Latent space alignment", facts, cautions);
    }
}
