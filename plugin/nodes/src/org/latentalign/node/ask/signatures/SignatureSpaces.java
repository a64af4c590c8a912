package org.latentalign.node.ask.signatures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.Encoder;
import org.latentalign.autoencoder.RowCondition;

/**
 * The genes by which signatures are compared, and the space after encoding, where there is one: a model's, or that of a column
 * beside the signatures.
 */
final class SignatureSpaces {

    private final int[] genes;

    private final Optional<Autoencoder> model;

    private final int columnLength;

    /** What the model makes of no change. */
    private final double[] origin;

    /**
     * @param genes numbers of the references' genes that queries have, too
     * @param model encodes signatures; all genes are needed for it
     * @param columnLength how long encoded signatures in a column are; 0 when there is none
     */
    SignatureSpaces(final int[] genes, final Optional<Autoencoder> model, final int columnLength) {
        this.genes = genes;
        this.model = model;
        this.columnLength = columnLength;
        origin = model.map(encoder -> encode(encoder, encoder.encoder(), new double[genes.length]))
                .orElseGet(() -> new double[0]);
    }

    int count() {
        return model.isPresent() || columnLength > 0 ? 2 : 1;
    }

    int[] dimensions() {
        if (count() == 1) {
            return new int[] {genes.length};
        }
        return new int[] {genes.length, model.map(Autoencoder::latentDimension).orElse(columnLength)};
    }

    boolean hasModel() {
        return model.isPresent();
    }

    /** The values of the compared genes. */
    double[] before(final double[] signature) {
        double[] chosen = new double[genes.length];
        for (int i = 0; i < genes.length; i++) {
            chosen[i] = signature[genes[i]];
        }
        return chosen;
    }

    /** The vectors of a signature in all spaces; of a column, the second one as it is. */
    List<double[]> vectors(final double[] before, final double[] encoded) {
        List<double[]> vectors = new ArrayList<>();
        vectors.add(before);
        if (model.isPresent()) {
            vectors.add(new Encoding().of(before));
        } else if (columnLength > 0) {
            vectors.add(encoded);
        }
        return vectors;
    }

    /**
     * Signatures are differences: what is encoded is the difference of the embeddings that they make, so that the center of a
     * model does not matter. Its preprocessing has been done to the samples. For one thread.
     */
    final class Encoding {

        private final Encoder encoder = model.orElseThrow().encoder();

        double[] of(final double[] signature) {
            double[] embedding = encode(model.orElseThrow(), encoder, signature);
            for (int j = 0; j < embedding.length; j++) {
                embedding[j] -= origin[j];
            }
            return embedding;
        }
    }

    /** Zeros for what cannot be encoded, which then has no cosine. */
    private static double[] encode(final Autoencoder model, final Encoder encoder, final double[] signature) {
        double[][] embedding = new double[1][model.latentDimension()];
        RowCondition[] condition = {RowCondition.REGULAR};
        encoder.encodePreprocessed(new double[][] {signature.clone()}, 1, embedding, condition);
        return condition[0].isUsable() ? embedding[0] : new double[embedding[0].length];
    }
}
