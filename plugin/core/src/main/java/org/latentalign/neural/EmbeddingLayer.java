package org.latentalign.neural;

/**
 * Where in a network the embedding is read.
 *
 * @param layer from 1, the first hidden layer
 * @param afterActivation whether it is what the activation gives; otherwise it is the weighted sums, as in the paper
 */
public record EmbeddingLayer(int layer, boolean afterActivation) {

    /** Checks the layer. */
    public EmbeddingLayer {
        if (layer < 1) {
            throw new IllegalArgumentException("The embedding must be read at one of the hidden layers, from 1.");
        }
    }

    /** @return words for readers, such as "hidden layer 1 before activation" */
    public String title() {
        return "hidden layer " + layer + (afterActivation ? " after activation" : " before activation");
    }
}
