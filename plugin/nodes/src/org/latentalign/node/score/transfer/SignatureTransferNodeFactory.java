package org.latentalign.node.score.transfer;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.cells.RestsOn;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.vectors.WritingAdvice;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** Signature Transfer. The name of this class is written into saved workflows: it never changes. */
public final class SignatureTransferNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Predicts the expression profile of a drug in a cell line in which it was not measured, from its effect in
            others: in the latent space, the step from the controls to the treated samples of one cell line, or the mean
            step of all others, is added to the target's controls, and the result is decoded: <tt>decode(encode(control
            B) + encode(treated A) - encode(control A))</tt>, each a mean over samples. By plate where plates are known.
            </p>
            <p>
            <b>A prediction flatters itself easily.</b> A profile is mostly its genes' base levels, which predicting
            nothing gets right; and a model that has seen the target's treated samples gives back some of their effect
            when it decodes the controls without any drug. So for drugs that were measured in the target, the prediction
            is compared with the measured profile <b>by the change from the controls</b>, and never without these:
            </p>
            <ul>
            <li><i>no effect</i>: the target's controls;</li>
            <li><i>decoded controls</i>: the same, encoded and decoded: what the model gives without any drug;</li>
            <li><i>wrong drugs</i>: the median over the predictions for other drugs, and the rank of the right one among
            them;</li>
            <li><i>equal, nearest, weighted</i>: the mean change in the input space over all other cell lines, alike,
            from the nearest, or weighted by how near their controls are;</li>
            <li><i>input space</i>: the same change as in the latent space, without a model;</li>
            <li><i>latent space</i> and <i>decoded change</i>: control + mean of decode(z + step) - decode(z), in which
            what decoding does to the controls cancels.</li>
            </ul>
            <p>
            <b>The model must not have seen what it predicts.</b> For every drug that was measured in the target, a
            spectral autoencoder is fitted again, with its own settings, to all samples of this node's input but the
            drug's treated samples in the target. Samples that the given model was fitted to but that are not in this
            table play no part. The fit finds all directions that the samples reach, also where the given model keeps
            the strongest only; of more dimensions than samples it goes by the products of the samples with each other,
            as the learner does. Above 6,000 dimensions there have to be fewer samples than dimensions, at most 5,000.
            Other models cannot be fitted again here: then the verdict says that the model may have seen the answer.
            </p>
            <p>
            <b>The verdict</b> says whether the predicted changes are better than decoded controls (the 95% interval of
            the mean difference over drugs is above 0; below 6 drugs there is none) and than those for wrong drugs
            (fewer than 5 of 100 exchanges of drugs of similar strength do as well), or not. In 2,000 simulated tables
            of 6 drugs that do something else in the target, right drugs were called better in 5 to 6 of 100.
            </p>
            <p>
            <b>Know what to expect:</b> encoder and decoder of a spectral autoencoder with all its directions are linear
            and undo each other exactly for rows such as those that the model was fitted to, so the step in its latent
            space and the step in the input space give the <i>same</i> profile, whatever the degree. They differ for a
            model that keeps fewer directions, or one that is not linear. If the two rows agree, that is why.
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
            .shortDescription("Predicts the profiles of drugs in a cell line from their effect in others, with errors"
                    + " against baselines and a model that has not seen the answer.")
            .fullDescription(Glossary.explained(
                    DESCRIPTION + WritingAdvice.SHAPE_CHOSEN, Term.BASELINE, Term.SIGNATURE, Term.SPEARMAN))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Autoencoder", group -> group.name("Autoencoder")
                            .description("A model from an autoencoder learner.")
                            .fixed(AutoencoderPortObject.TYPE))
                    .addInputPortGroup("Samples", group -> group.name("Samples")
                            .description("One sample a row: its expression profile, as the model expects it, its cell"
                                    + " line, its drug, and whether it is a control.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Predictions", group -> group.name("Predictions")
                            .description(
                                    "A row per drug that was measured in a source: in how many <tt>cell lines</tt>,"
                                            + " by how many <tt>treated samples</tt>; <tt>measured in target</tt>:"
                                            + " whether it can be checked, and then the <tt>Pearson of change</tt>"
                                            + " and the <tt>rank of right drug</tt> among the predictions for"
                                            + " <tt>other drugs</tt> (1 is best); and the predicted mean profile in"
                                            + " the target.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Errors", group -> group.name("Errors")
                            .description("A row per method with means over the <tt>drugs</tt> for which a figure is"
                                    + " defined, and 95% intervals over drugs (<tt>Pearson interval low</tt>,"
                                    + " <tt>Pearson interval high</tt>, <tt>R2 interval low</tt>, <tt>R2 interval"
                                    + " high</tt>); then a row per drug and method. <tt>Pearson of change</tt>: the"
                                    + " correlation over genes of predicted and measured change from the target's"
                                    + " controls; <tt>R2</tt>: the share of the variance among genes that is"
                                    + " explained, mostly by the genes' base levels: compare it with \"no effect\";"
                                    + " <tt>relative error</tt>: squared, of the change, 1 being that of no effect;"
                                    + " <tt>top-gene overlap</tt>: the share of the genes with the largest measured"
                                    + " changes that are also among the largest predicted ones, and <tt>overlap by"
                                    + " chance</tt>, both missing when all genes would be among the largest;"
                                    + " <tt>note</tt>: why a row or an interval is missing; "
                                    + RestsOn.DESCRIPTION + " <tt>verdict</tt>: beside the method that is judged."
                                    + " Correlations and overlaps are missing for \"no effect\", which predicts no"
                                    + " change.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Weights", group -> group.name("Weights")
                            .description(
                                    "A row per drug and cell line that it is taken from: its <tt>weight</tt>, all of"
                                            + " a drug summing up to 1; the <tt>distance of controls</tt> between the"
                                            + " means of the cell line's and the target's controls, after the model's"
                                            + " preprocessing; and the <tt>treated samples</tt> there.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(SignatureTransferNodeParameters.class)
                    .configure(SignatureTransferNode::configure)
                    .execute(EmptyTables.answered(SignatureTransferNode::configure, SignatureTransferNode::execute)))
            .addView(FigureView.described(
                    "The verdict in words; the correlation of predicted with measured changes for each method and"
                            + " baseline, with intervals; for each drug beside its baselines; and for single drugs"
                            + " the predicted against the measured change of every gene."))
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
