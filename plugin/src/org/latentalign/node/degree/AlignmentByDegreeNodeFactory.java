package org.latentalign.node.degree;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.port.AutoencoderPortObject;

/** Alignment by Degree. The name of this class is written into saved workflows: it never changes. */
public final class AlignmentByDegreeNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Shows what every degree of stretching does to the alignment of matched shifts, such as the signatures of
            drugs in several cell lines, <b>and to the alignment of unmatched ones</b>. Only the spectrum of the model
            is used, not its own gain: for every whole degree and for both families, shifted power and power, each
            trained to the end, the cosines follow from the projections of the shifts on the eigendirections (Lemma 1 of
            the paper), without fitting or transforming anything again.
            </p>
            <p>
            The advice names the gain with the best <b>held-out AUC</b>: keys (drugs) are dealt to folds at random, and
            in every fold the matched pairs of its keys are compared with unmatched pairs that start from them. Since
            the best of many is best partly by luck, the advice also says what the choice is worth when it is made on
            the other folds only. Degree 0 stretches nothing; the verdict advises it unless another gain is better by
            0.02 or more.
            </p>
            <p>
            The largest safe degree of a family is the last one before the baseline exceeds a level. It is missing when
            the baseline does so without any stretching.
            </p>
            <p>
            The shifts must be differences of samples with <i>the model's preprocessing</i>: connect the model to Drug
            Signature Alignment, too, and use its third output; the node warns when the two do not agree. Shifts of the
            same key in two contexts are matched; other doses of a drug are neither matched nor unmatched.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Alignment by Degree")
            .icon("degree.png")
            .shortDescription("Scores the alignment of matched shifts and its baseline for every degree of stretching,"
                    + " and advises a degree.")
            .fullDescription(DESCRIPTION)
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort(
                            "Autoencoder", "A spectral autoencoder: its spectrum is used.", AutoencoderPortObject.TYPE)
                    .addInputTable(
                            "Shifts",
                            "A shift a row: its key, such as the drug, its context, such as the cell line, and its"
                                    + " vector. The output <tt>Signatures</tt> of Drug Signature Alignment fits as it"
                                    + " is.")
                    .addOutputTable(
                            "Degrees",
                            "A row per degree and family: <tt>mean</tt>, <tt>median</tt> of the cosines of matched"
                                    + " pairs over all pairs of contexts; <tt>interval low</tt>,"
                                    + " <tt>interval high</tt>: the 95% interval of the mean, by drawing keys;"
                                    + " <tt>share above 0.5</tt>; <tt>baseline</tt>, <tt>baseline magnitude</tt>: the"
                                    + " mean cosine and the mean absolute cosine of unmatched pairs; <tt>AUC</tt>: the"
                                    + " probability that a matched cosine exceeds an unmatched one, as a mean over"
                                    + " pairs of contexts; <tt>held-out AUC</tt>: the mean over the folds;"
                                    + " <tt>retrieval</tt>: the share of shifts whose nearest one in the other context"
                                    + " is their partner; <tt>condition number (log10)</tt>: of the largest over the"
                                    + " smallest gain; <tt>pairs</tt>, <tt>unmatched pairs</tt>: how many.")
                    .addOutputTable(
                            "Advice",
                            "One row: the <tt>family</tt> and <tt>degree</tt> with the best <tt>held-out AUC</tt>; the"
                                    + " <tt>held-out AUC of the choice</tt>, when it is made on the other folds; the"
                                    + " <tt>held-out AUC at degree 0</tt>; the largest safe degree of each family; the"
                                    + " level, the numbers of keys and folds, and the seed; and the <tt>verdict</tt>."))
            .model(model -> model.parametersClass(AlignmentByDegreeNodeParameters.class)
                    .configure(AlignmentByDegreeNode::configure)
                    .execute(AlignmentByDegreeNode::execute))
            .nodeType(NodeType.Other)
            .keywords("degree", "stretching", "spectrum", "gain", "baseline", "cross-validation", "condition number");

    /** For KNIME. */
    public AlignmentByDegreeNodeFactory() {
        super(NODE);
    }
}
