package org.latentalign.node.score.degree;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.cells.RestsOn;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** Alignment by Degree. The name of this class is written into saved workflows: it never changes. */
public final class AlignmentByDegreeNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Shows what every degree of stretching does to the alignment of matched shifts (a shift is the difference
            that a change makes, such as the signature of a drug) in several cell lines or other contexts, <b>and to the
            alignment of unmatched ones</b>. Only the spectrum of the model is used, not its own gain: the cosines
            follow from the projections of the shifts on the eigendirections (Lemma 1 of the paper), without fitting or
            transforming anything again. Three families have a degree k, and are scored for every whole degree, and the
            first two for some degrees between 0 and 1, each trained to the end: <i>shifted power</i> (λ + 1)^k,
            <i>power</i> λ^k, and a <i>polynomial</i> with the first k + 1 of some coefficients, which are all 1 unless
            you choose others. Four have none, and are not trained: <i>principal components</i>, <i>whitening</i> (ZCA),
            <i>all but the top</i> (the strongest directions are removed) and <i>conceptor negation</i> (they are
            weakened). All but the top is defined for centered data: if the model is not centered, the spectrum of the
            centered data is derived from the model's spectrum and mean.
            </p>
            <p>
            The advice names the gain with the best <b>held-out AUC</b>: drugs (or groups of directions; in the tables,
            <i>keys</i>) are divided at random into five parts, called folds, and in every fold the matched pairs of its
            drugs are compared with unmatched pairs that start from them. Degree 0 leaves all vectors as they are, also
            outside of what the model's data reach. Since the best of many is best partly by luck, the choice is made
            again for every fold on the other folds only, and judged on the fold. Stretching is advised where that
            <b>AUC of the choice</b> beats degree 0 by 0.01 or more, is 0.6 or more, and clears 0.5 by two standard
            errors over keys. Otherwise the advice is degree 0 in every column, and the best that was tried stands in
            columns of its own. In simulated tables of 10 and 20 drugs that have nothing in common, this advised
            stretching in 1 to 5 of 100.
            </p>
            <p>
            The largest safe degree of a family is the last one before the baseline exceeds a level, or AUC or retrieval
            are worse than at degree 0 by more than the error of the paired difference (with fewer than 6 keys, by more
            than 0.05). It is missing when the baseline exceeds the level without any stretching. To use a degree of the
            advice elsewhere, turn its row into flow variables (Table Row to Variable).
            </p>
            <p>
            <b>What is matched.</b> In a table of <i>signatures</i>, such as the third output of Drug Signature
            Alignment, shifts of the same key in two contexts; other doses of a drug are neither matched nor unmatched.
            In a table of <i>directions</i>, such as the fourth output of Direction Alignment, all combinations of two
            directions of a group; directions of different groups are unmatched. With a second table of shifts, rows
            with the same RowID or key.
            </p>
            <p>
            The shifts must be differences of samples with <i>the model's preprocessing</i>: connect the model to the
            node that makes the shifts, too; this node warns when the two do not agree.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Alignment by Degree")
            .icon("degree.png")
            .shortDescription("Scores the alignment of matched shifts and its baseline for every degree of stretching"
                    + " and for other gains, and advises one.")
            .fullDescription(Glossary.explained(
                    DESCRIPTION, Term.AUTOENCODER, Term.CONDITION_NUMBER, Term.INTERVAL, Term.WORD_VECTOR))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Autoencoder", group -> group.name("Autoencoder")
                            .description("A spectral autoencoder: its spectrum is used.")
                            .fixed(AutoencoderPortObject.TYPE))
                    .addInputPortGroup("Shifts", group -> group.name("Shifts")
                            .description("A shift a row: its key, such as the drug, its context, such as the cell"
                                    + " line, and its vector; or a direction a row: its group and its vector. The"
                                    + " output <tt>Signatures</tt> of Drug Signature Alignment and the output"
                                    + " <tt>Directions</tt> of Direction Alignment fit as they are.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup(AlignmentByDegreeNode.PARTNERS_GROUP, group -> group.name(
                                    AlignmentByDegreeNode.PARTNERS_GROUP)
                            .description("A second table of shifts: each is matched with the shift of the same"
                                    + " RowID or key in the first. Its vectors are found as those of the"
                                    + " first.")
                            .optional()
                            .supportedTypes(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Degrees", group -> group.name("Degrees")
                            .description("A row per degree and family, and one for each family without degree, whose"
                                    + " <tt>degree</tt> is missing; <tt>gain</tt>: the formula. <tt>mean</tt>,"
                                    + " <tt>median</tt>: of the cosines of matched pairs, between -1 and 1, over all"
                                    + " pairs of contexts or all groups; <tt>interval low</tt>, <tt>interval"
                                    + " high</tt>: the 95% interval of the mean, by leaving out keys; <tt>share above"
                                    + " 0.5</tt>: of the matched cosines, from 0 to 1; <tt>baseline</tt>,"
                                    + " <tt>baseline magnitude</tt>: the mean cosine and the mean absolute cosine of"
                                    + " unmatched pairs; <tt>AUC</tt>: the probability that a matched cosine exceeds"
                                    + " an unmatched one (0.5 is chance), as a mean over pairs of contexts or groups,"
                                    + " with its 95% interval (<tt>AUC interval low</tt>, <tt>AUC interval"
                                    + " high</tt>); <tt>AUC change</tt>: from degree 0, with the 95% interval of the"
                                    + " paired difference; <tt>held-out AUC</tt>: the mean over the folds;"
                                    + " <tt>retrieval</tt>: the share, from 0 to 1, of shifts whose nearest one in"
                                    + " the other context is their partner, or in a group, whose nearest one is of"
                                    + " their own group; <tt>condition number (log10)</tt>: of the largest over the"
                                    + " smallest gain; <tt>pairs</tt>, <tt>unmatched pairs</tt>: how many have a"
                                    + " cosine.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Advice", group -> group.name("Advice")
                            .description("One row: the <tt>family</tt>, the <tt>degree</tt>, where it has one, and"
                                    + " the formula (<tt>gain</tt>) that are advised, with their <tt>held-out"
                                    + " AUC</tt>: degree 0 where stretching is not advised; the <tt>held-out AUC of"
                                    + " the choice</tt>, when it is made on the other folds; the <tt>held-out AUC at"
                                    + " degree 0</tt>; the <tt>largest safe degree</tt> of each family, missing when"
                                    + " degree 0 is not safe; <tt>baseline at most</tt>: the level for it;"
                                    + " <tt>keys</tt>, <tt>folds</tt>: how many drugs or groups there are, and into"
                                    + " how many parts they were divided; the <tt>seed</tt>; the <tt>verdict</tt>; "
                                    + RestsOn.DESCRIPTION
                                    + " And what had the best held-out AUC, advised or not: <tt>best tried</tt>,"
                                    + " <tt>best tried degree</tt> and <tt>held-out AUC of the best tried</tt>.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(AlignmentByDegreeNodeParameters.class)
                    .configure(AlignmentByDegreeNode::configure)
                    .execute(EmptyTables.answered(AlignmentByDegreeNode::configure, AlignmentByDegreeNode::execute)))
            .addView(FigureView.described(
                    "Three pictures against the degree for each family of gains: the held-out AUC, by which the"
                            + " degree is advised; the mean cosine of matched shifts with its interval beside the"
                            + " baseline of unmatched ones; and the condition number. The advised degree and the"
                            + " largest safe degree are marked."))
            .nodeType(NodeType.Other)
            .keywords(
                    "degree",
                    "stretching",
                    "spectrum",
                    "gain",
                    "baseline",
                    "cross-validation",
                    "condition number",
                    "PCA",
                    "whitening",
                    "all-but-the-top",
                    "conceptor");

    /** For KNIME. */
    public AlignmentByDegreeNodeFactory() {
        super(NODE);
    }
}
