package org.latentalign.node.shared.learner;

import org.knime.node.parameters.widget.choices.Label;

/**
 * Where network and training come from, for nodes that let users choose. The names of the constants are written into saved
 * workflows: they never change.
 */
public enum NetworkPreset {
    @Label(value = "Custom", description = "Everything is set below.")
    CUSTOM,
    @Label(
            value = "Paper: GloVe",
            description = "As the paper trains on word vectors (appendix H): one hidden layer of 400 Leaky ReLU"
                    + " units (slope 0.01) with biases, gradient descent with learning rate 0.1 and momentum"
                    + " 0.9, batches of 1024, until the loss of an epoch changes by less than 0.0001. Set the epochs to"
                    + " 1000 or so: on the common vectors training ends by itself before that.")
    PAPER_GLOVE,
    @Label(
            value = "Paper: CMap",
            description = "As the paper trains on gene expression (appendix H): one hidden layer of 1024 Leaky"
                    + " ReLU units (slope 0.01) without biases, Adam with learning rate 0.0001, batches of"
                    + " 128, a tenth of the rows for validation, and the model with the least validation loss. Set the"
                    + " epochs so high that this loss has stopped falling: some hundred.")
    PAPER_CMAP,
    @Label(
            value = "Nonlinear PCA (Kramer 1991)",
            description = "A bottleneck of linear units between two layers of tanh units, twice as many as the"
                    + " bottleneck has, at least 10: a few coordinates along curves instead of straight lines. Xavier"
                    + " start, Adam with learning rate 0.005, batches of 32, a tenth of the rows for validation, and"
                    + " the model with the least validation loss. Kramer trained by conjugate gradients. Set the"
                    + " epochs to some hundred for small tables.")
    KRAMER_1991,
    @Label(
            value = "Deep autoencoder (Hinton and Salakhutdinov 2006)",
            description = "Layers of 1000, 500 and 250 sigmoid units, a bottleneck of linear units, and the same"
                    + " mirrored. Xavier start, Adam with learning rate 0.001, batches of 100, a tenth of the rows for"
                    + " validation, and the model with the least validation loss. The article trained each pair of"
                    + " layers as a restricted Boltzmann machine before; the Xavier start takes the place of that"
                    + " here. For images and other values between 0 and 1 choose the sigmoid output, as the article"
                    + " did.")
    HINTON_SALAKHUTDINOV_2006
}
