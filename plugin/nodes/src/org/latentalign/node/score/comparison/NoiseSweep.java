package org.latentalign.node.score.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.knime.core.node.KNIMEException;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.kernel.Randoms;
import org.latentalign.progress.Progress;
import org.latentalign.score.shape.TensorRobustness;
import org.latentalign.score.shape.TensorShape;

/**
 * Latent tensors of noisy rows against those of clean ones, at every level of noise.
 *
 * @param levels of noise; the first is 0, the clean rows themselves
 * @param robustness one for each level
 * @param rows how many rows are compared
 */
record NoiseSweep(double[] levels, List<TensorRobustness> robustness, int rows) {

    private static final long NOISE_STREAM = 5L << 40;

    private static final long ROW_STREAM = 6L << 40;

    /** Between how many leading directions of the kernel's space angles are measured. */
    private static final int ANGLES = 3;

    /**
     * @param before rows of the input space, preprocessed by the model where there is one
     * @param model that encodes them; without one, the rows are the tensors
     * @throws KNIMEException when the tensor does not fit the latent space, or noisy rows cannot be encoded
     */
    static NoiseSweep of(
            final double[][] before,
            final Optional<Autoencoder> model,
            final TensorShape shape,
            final LatentSpaceComparisonNodeParameters parameters,
            final double[] noise,
            final Progress progress)
            throws KNIMEException, FitException {
        int h = model.map(Autoencoder::latentDimension).orElse(before[0].length);
        if (shape.size() != h) {
            throw new KNIMEException("A latent tensor of " + shape.a() + " x " + shape.b() + " x " + shape.c()
                    + " has " + shape.size() + " values, but the latent vectors have " + h
                    + ": choose sides whose product is " + h + ", or remove the output \"Tensors\".");
        }
        int[] order = new int[before.length];
        Arrays.setAll(order, i -> i);
        Randoms.shuffle(order, Randoms.stream(parameters.m_seed, ROW_STREAM));
        double[][] inputs = Arrays.stream(order)
                .limit(parameters.m_tensorRows)
                .sorted()
                .mapToObj(i -> before[i])
                .toArray(double[][]::new);
        double[][] clean = encoded(inputs, model);
        double[] deviations = deviations(before);
        double[] levels = new double[noise.length + 1];
        System.arraycopy(noise, 0, levels, 1, noise.length);
        List<TensorRobustness> robustness = new ArrayList<>();
        for (int k = 0; k < levels.length; k++) {
            int step = k;
            Progress part = (fraction, message) ->
                    progress.report(Double.isNaN(fraction) ? fraction : (step + fraction) / levels.length, message);
            var random = NormalDeviates.of(Randoms.seed(parameters.m_seed, NOISE_STREAM + k));
            double[][] noisy = encoded(withNoise(inputs, deviations, levels[k], random), model);
            robustness.add(TensorRobustness.of(shape, clean, noisy, ANGLES, part));
        }
        return new NoiseSweep(levels, robustness, inputs.length);
    }

    private static double[] deviations(final double[][] rows) {
        double[] mean = new double[rows[0].length];
        double[] deviations = new double[mean.length];
        for (var row : rows) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += row[j] / rows.length;
            }
        }
        for (var row : rows) {
            for (int j = 0; j < mean.length; j++) {
                deviations[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / rows.length;
            }
        }
        return Arrays.stream(deviations).map(Math::sqrt).toArray();
    }

    private static double[][] withNoise(
            final double[][] rows, final double[] deviations, final double level, final NormalDeviates random) {
        double[][] noisy = new double[rows.length][deviations.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < deviations.length; j++) {
                noisy[i][j] = rows[i][j] + level * deviations[j] * random.next();
            }
        }
        return noisy;
    }

    /** The rows are preprocessed already. */
    private static double[][] encoded(final double[][] rows, final Optional<Autoencoder> model) throws KNIMEException {
        if (model.isEmpty()) {
            return rows;
        }
        double[][] scratch = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        double[][] embeddings = new double[rows.length][model.get().latentDimension()];
        var conditions = new RowCondition[rows.length];
        Arrays.fill(conditions, RowCondition.REGULAR);
        model.get().encoder().encodePreprocessed(scratch, rows.length, embeddings, conditions);
        if (Arrays.stream(conditions).anyMatch(condition -> !condition.isUsable())) {
            throw new KNIMEException("A row with noise is too large to be encoded: choose lower noise levels.");
        }
        return embeddings;
    }
}
