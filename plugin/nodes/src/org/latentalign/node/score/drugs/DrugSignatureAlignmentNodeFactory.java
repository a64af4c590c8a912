package org.latentalign.node.score.drugs;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.vectors.WritingAdvice;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** Drug Signature Alignment. The name of this class is written into saved workflows: it never changes. */
public final class DrugSignatureAlignmentNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Asks whether a drug changes different cell lines in the same direction. The <b>signature</b> of a drug in a
            cell line is the mean profile of the treated samples less the mean profile of the controls there; the
            <b>alignment</b> of a drug is the cosine of its signatures in two cell lines: 1 for the same direction, 0
            for unrelated ones, -1 for opposite ones (section 6.3 of the paper). With the input "After", the same is
            computed for the same samples after encoding, without writing a table of embeddings.
            </p>
            <p>
            <b>A high cosine alone means nothing.</b> An autoencoder that stretches strongly turns all cosines towards
            +1 or -1, whatever the biology, and drugs that share their controls or a batch look alike, too. So every
            mean comes with the same figure for <i>unmatched</i> drugs (drug X in one cell line against drug Y in the
            other), with the probability that a matched cosine exceeds an unmatched one (AUC), and with the rate at
            which a drug's nearest signature in the other cell line is its own (retrieval). The <b>verdict</b> says what
            follows. It asks first whether chance would do as well: drugs change places, with all their doses, within
            blocks of similar strength (all exchanges with up to 7 drugs).
            </p>
            <ul>
            <li>So few drugs that no exchange is rarer than 1 in 20 (3 or fewer), or no unmatched ones: too few to
            tell;</li>
            <li>more than 5 of 100 exchanges give as high a mean cosine: nothing shows that matched drugs are more
            alike; with few drugs this does not show that they are not;</li>
            <li>AUC below 0.6: matched drugs are hardly more alike;</li>
            <li>AUC below 0.75: matched drugs are somewhat more alike;</li>
            <li>AUC of 0.75 or more: matched drugs stand out.</li>
            </ul>
            <p>
            It says that encoding helped, or made it worse, only where the interval of the paired difference of the AUC
            does not hold 0, and from a difference of 0.05 on. It adds a caution when the baseline is 0.3 or more, when
            unmatched cosines have a mean size of 0.7 or more, and when the condition number of the encoder is
            a million or more.
            </p>
            <p>
            <b>Which drugs?</b> Every drug has a p-value: how often unmatched drugs are as alike, each cosine being
            standardized by those of unmatched drugs of similar strength in both cell lines, since strong signatures are
            more alike with any other; and a false discovery rate (FDR) over the drugs of a pair of cell lines. Below 5
            drugs there is none, and a single drug can pass an FDR of 5% from 21 drugs on: the summary gives the
            smallest p-value that a drug could have. Of simulated tables of 200 drugs that have nothing in common, 4 to
            6 of 100 had a drug that passes an FDR of 5%. The <b>strength ratio</b> is the squared length of a signature
            over what the scatter of the controls lets expect of a drug without any effect, which is 1; below 1.5 a
            signature is hardly more than noise, and the drug is marked as weak.
            </p>
            <p>
            <b>What it rests on.</b> Drugs are the independent units, never doses, times or wells. Intervals are 95%,
            found by leaving out one drug after another (jackknife, Student's t on the scale of the inverse hyperbolic
            tangent, for the AUC on that of the logit); with fewer than 6 drugs there is none, and below 15 it is
            approximate: where a quarter of the drugs does nothing, that of the mean cosine held the truth in 81 of 100
            simulated tables of 6 drugs, and in 91 of 100 of 10 drugs.
            </p>
            <p>
            <b>Plates.</b> Plates differ more than most drugs differ from controls. If the table has a column with the
            plate, samples are compared with the controls of their own plate; where controls of plates that differ are
            pooled, a warning says so.
            </p>
            <p>
            Names are compared exactly; drugs or cell lines whose names differ in letter case or blanks only are pointed
            out. Nothing is lost silently: a drug that was measured in both cell lines but has no cosine is a row with
            the reason, and rows without a vector, cell line or drug are counted in a warning.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Drug Signature Alignment")
            .icon("drugs.png")
            .shortDescription("Scores whether drugs change different cell lines in the same direction, before and after"
                    + " encoding, against a baseline of unmatched drugs.")
            .fullDescription(Glossary.explained(
                    DESCRIPTION + WritingAdvice.LISTS_OF_NUMBERS,
                    Term.DEGREE,
                    Term.EXPRESSION_PROFILE,
                    Term.SHIFT,
                    Term.SPEARMAN))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Samples", group -> group.name("Samples")
                            .description("One sample a row, such as the output of the GCT Reader: its"
                                    + " expression profile, its cell line, its drug, and whether it is a"
                                    + " control.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup(SpaceAfter.GROUP, SpaceAfter::port)
                    .addOutputPortGroup("Drug Scores", group -> group.name("Drug Scores")
                            .description("A row per drug and pair of cell lines, for drugs measured in both:"
                                    + " <tt>treated samples</tt> and <tt>control samples</tt>, how many samples the"
                                    + " signature rests on in the first (1) and second (2) cell line; <tt>cosine"
                                    + " before</tt>, <tt>cosine after</tt>: of its two signatures, between -1 and 1;"
                                    + " <tt>change</tt>: after less before; <tt>strength ratio</tt>: of the two"
                                    + " signatures, 1 being that of no effect, and <tt>weak</tt>, whether one is"
                                    + " below 1.5, missing where a single control leaves that unknown; <tt>p</tt>,"
                                    + " <tt>FDR</tt>: whether the drug is more alike than unmatched drugs of its"
                                    + " strength, the same for all of its doses; <tt>reason</tt>: why there is no"
                                    + " cosine. Within a pair of cell lines the most significant drugs come first"
                                    + " (after encoding, where there is something to compare with).")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Summary", group -> group.name("Summary")
                            .description("A row per pair of cell lines and, with several pairs, the row"
                                    + " <tt>Total</tt>, in which AUC and retrieval are means over the pairs of"
                                    + " cell lines, weighted by their drugs. <tt>without cosine</tt>: drugs"
                                    + " measured in both that have none; <tt>in one cell line only</tt>: drugs"
                                    + " that cannot be compared; <tt>smallest p of a drug</tt>: the least that a single"
                                    + " drug could have with so many; " + ScoreColumns.DESCRIPTION)
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Signatures", group -> group.name("Signatures")
                            .description("The signature of every drug in every cell line before encoding, in the"
                                    + " units of the profiles (after the model's preprocessing when there is a model)"
                                    + " or of the controls' scatter, for Alignment by Degree and for maps; with the"
                                    + " input \"After\", the <tt>Encoded Signature</tt>, too. <tt>without own"
                                    + " control</tt>: treated samples that are left out, since no control is on their"
                                    + " plate; <tt>strength ratio</tt>: 1 is that of no effect; for moderated means"
                                    + " <tt>CC_q75</tt>, <tt>SS</tt> and <tt>TAS</tt>: how well replicates agree and"
                                    + " how many genes change.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(DrugSignatureAlignmentNodeParameters.class)
                    .configure(DrugSignatureAlignmentNode::configure)
                    .execute(EmptyTables.answered(
                            DrugSignatureAlignmentNode::configure, DrugSignatureAlignmentNode::execute)))
            .addView(FigureView.described("For each pair of cell lines: the verdict in words; every drug with its"
                    + " cosine before and after encoding, the most significant first, where a drug can be searched for"
                    + " by name; and how the cosines of matched and of unmatched drugs are"
                    + " distributed. The less these two overlap, the more a drug's cosine means."
                    + " A map shows how the drugs change the genes that change most, before encoding."
                    + " With several pairs of cell lines, an overview of all pairs comes first."))
            .nodeType(NodeType.Other)
            .keywords(
                    "CMap",
                    "connectivity map",
                    "L1000",
                    "LINCS",
                    "perturbation",
                    "signature",
                    "cosine similarity",
                    "cell line",
                    "alignment",
                    "baseline");

    /** For KNIME. */
    public DrugSignatureAlignmentNodeFactory() {
        super(NODE);
    }
}
