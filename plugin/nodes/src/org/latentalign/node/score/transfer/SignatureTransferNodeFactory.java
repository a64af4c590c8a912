package org.latentalign.node.score.transfer;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.port.AutoencoderPortObject;

/** Signature Transfer. The name of this class is written into saved workflows: it never changes. */
public final class SignatureTransferNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Predicts the expression profile of a drug in a cell line B in which it was not measured, from its effect in
            a cell line A: in the latent space, the step from A's controls to A's treated samples is added to B's
            controls, and the result is decoded: <tt>decode(encode(control B) + encode(treated A) - encode(control
            A))</tt>, each a mean over samples.
            </p>
            <p>
            For drugs that were measured in both cell lines the prediction is compared with the measured profile, next
            to two baselines: the same step <b>in the input space</b>, and <b>no effect</b>, which predicts B's
            controls. A prediction never uses B's samples of its drug. The model may have seen them: fit it on other
            samples if that matters.
            </p>
            <p>
            <b>Know what to expect:</b> encoder and decoder of a spectral autoencoder with all its directions are linear
            and undo each other on the span of the data, so the step in its latent space and the step in the input space
            give the <i>same</i> profile, whatever the degree. They differ for a model that keeps fewer directions, or
            one that is not linear. If the two rows agree, that is why.
            </p>
            <p>
            All profiles are in the units in which the model decodes: its preprocessing is undone where that is
            possible. Where it is not (the range of a row, for example), a warning says so and the profiles are in
            preprocessed units.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Signature Transfer")
            .icon("transfer.png")
            .shortDescription("Predicts the profiles of drugs in a cell line from their effect in another, with errors"
                    + " against two baselines.")
            .fullDescription(DESCRIPTION)
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort(
                            "Autoencoder", "A model from an autoencoder learner.", AutoencoderPortObject.TYPE)
                    .addInputTable(
                            "Samples",
                            "One sample a row: its expression profile, as the model expects it, its cell line, its"
                                    + " drug, and whether it is a control.")
                    .addOutputTable(
                            "Predictions",
                            "A row per drug measured in A: <tt>treated samples in</tt> A, how many; <tt>measured in"
                                    + " B</tt>, whether there is an error for it; and the predicted mean profile in B.")
                    .addOutputTable(
                            "Errors",
                            "A row per drug measured in both and method, and a row per method with means over the"
                                    + " <tt>drugs</tt> for which a figure is defined. <tt>R2</tt>: the share of the"
                                    + " variance among genes that is explained, mostly by the genes' base levels:"
                                    + " compare it with \"no effect\"; <tt>Pearson of change</tt>: the correlation over"
                                    + " genes of predicted and measured change from B's controls; <tt>top-gene"
                                    + " overlap</tt>: the share of the genes with the largest measured changes that are"
                                    + " also among the largest predicted ones. The last two are missing for \"no"
                                    + " effect\", which predicts no change."))
            .model(model -> model.parametersClass(SignatureTransferNodeParameters.class)
                    .configure(SignatureTransferNode::configure)
                    .execute(SignatureTransferNode::execute))
            .nodeType(NodeType.Predictor)
            .keywords(
                    "CMap",
                    "L1000",
                    "drug response",
                    "prediction",
                    "vector arithmetic",
                    "latent space",
                    "perturbation",
                    "cell line");

    /** For KNIME. */
    public SignatureTransferNodeFactory() {
        super(NODE);
    }
}
