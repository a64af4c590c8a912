package org.latentalign.score.transfer;

import java.util.List;
import java.util.Map;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.Decoder;
import org.latentalign.autoencoder.Encoder;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Shift;

/** Predicts with one model: adds steps to the target's controls in the latent space, and decodes. For one thread. */
final class LatentPredictor {

    private final TransferData data;

    private final Autoencoder model;

    /** Whether it is the model that the data were encoded with; another one is linear, and encodes their means. */
    private final boolean isGiven;

    private final Encoder encoder;

    private final Decoder decoder;

    private final double[] start;

    private final List<double[]> starts;

    LatentPredictor(final TransferData data, final Autoencoder model, final boolean isGiven) throws FitException {
        this.data = data;
        this.model = model;
        this.isGiven = isGiven;
        encoder = model.encoder();
        decoder = model.decoder();
        start = isGiven ? data.latentTarget() : encoded(data.target());
        starts = isGiven ? data.targetEmbeddings() : List.of(start);
    }

    private double[] encoded(final double[] preprocessed) throws FitException {
        final double[][] row = {preprocessed.clone()};
        final double[][] embedding = new double[1][model.latentDimension()];
        final RowCondition[] condition = {RowCondition.REGULAR};
        encoder.encodePreprocessed(row, 1, embedding, condition);
        if (!condition[0].isUsable()) {
            throw new FitException("The controls cannot be encoded, since the result " + condition[0].predicate()
                    + ": choose a model with a lower degree.");
        }
        return embedding[0];
    }

    /** The step of a drug in the latent space. */
    double[] step(final String drug, final Map<String, Double> weights) throws FitException {
        if (isGiven) {
            return ContextWeights.weighted(weights, TransferData.of(drug, data.latentShifts()));
        }
        final double[] shifted = ContextWeights.weighted(weights, TransferData.of(drug, data.shifts()));
        for (int j = 0; j < shifted.length; j++) {
            shifted[j] += data.target()[j];
        }
        return Shift.between(start, encoded(shifted));
    }

    /** The target's controls and a step, decoded; in the units of the samples where preprocessing can be undone. */
    double[] decoded(final double[] step) throws FitException {
        return decode(start, step);
    }

    /** The target's controls, encoded and decoded. */
    double[] decodedControls() throws FitException {
        return decoded(new double[start.length]);
    }

    /** The target's controls and what a step changes in what is decoded, on average over controls. */
    double[] withDecodedChange(final double[] step, final double[] control) throws FitException {
        final double[] none = new double[step.length];
        final double[] predicted = control.clone();
        for (final double[] from : starts) {
            final double[] before = decode(from, none);
            final double[] after = decode(from, step);
            for (int j = 0; j < predicted.length; j++) {
                predicted[j] += (after[j] - before[j]) / starts.size();
            }
        }
        return predicted;
    }

    private double[] decode(final double[] from, final double[] step) throws FitException {
        final double[] embedding = from.clone();
        for (int k = 0; k < embedding.length; k++) {
            embedding[k] += step[k];
        }
        final double[] profile = new double[model.inputDimension()];
        final RowCondition condition = decoder.decode(embedding, profile);
        if (!condition.isUsable()) {
            throw new FitException("A prediction cannot be decoded, since it " + condition.predicate()
                    + ": choose a model with a lower degree.");
        }
        return profile;
    }
}
