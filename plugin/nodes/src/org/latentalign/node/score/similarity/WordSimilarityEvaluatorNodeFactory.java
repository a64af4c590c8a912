package org.latentalign.node.score.similarity;

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

/** The Word Similarity Evaluator. The name of this class is written into saved workflows: it never changes. */
public final class WordSimilarityEvaluatorNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Compares the <b>similarity of words</b> by their vectors, the cosine, with ratings by people, such as the
            sets MEN or MTURK-771: do words that people find similar point in similar directions? Words may be any
            things with vectors, such as genes or drugs, and ratings any numbers. With a model at the input
            <i>After</i>, vectors are scored as they are and after encoding, which is done on the fly.
            </p>
            <p>
            <b>Two origins.</b> Word vectors have a common direction, in which all words lie on one side; stretching
            makes it stronger, and cosines seen from the origin 0 grow towards 1. So cosines are also computed from a
            <i>corrected origin</i>: the top singular value of all vectors of the table times its direction, on the side
            on which the vectors' mean lies (the paper's section 6.2 and appendix I.4); that is the root of the number
            of words times the largest eigenvalue of the second moment. For embeddings the origin is encoded as every
            vector is. The corrected origin is as far out as the root of the number of words makes it, so cosines seen
            from it are all near 1, and only their order tells.
            </p>
            <p>
            <b>Spearman's</b> rank correlation (ties get their average rank) is the usual measure; it asks for the order
            only. <b>Pearson's</b> asks for a straight line. A correlation of 0 is chance; p-values are two-sided, from
            Student's t distribution, and intervals are 95%: they are found by leaving out one word with all its pairs
            after another (jackknife, Student's t on the scale of the inverse hyperbolic tangent), since pairs that
            share a word depend on one another. With fewer than 6 words there is none, and below 15 it is approximate.
            </p>
            <p>
            <b>Baseline.</b> A cosine has no height of its own: encoding that stretches strongly turns that of any two
            words to +1 or -1. So the mean cosine of the rated pairs comes with a <i>baseline</i>, the mean cosine of
            words of different pairs that nobody has rated together, and with the AUC between the two. The
            <b>verdict</b> rests on Spearman's correlation: it counts as chance from a p-value of 0.05 on, or when the
            interval holds 0; below 0.3 it is called weak. It says that encoding helped or made it worse only where the
            interval of the paired difference does not hold 0, and from 0.02 on. It
            needs 10 pairs or more. In simulated tables in which ratings have nothing to do with the vectors, it called
            cosines and ratings related in 1 of 100; the p-value alone, which takes pairs for independent, in 5 to 7.
            </p>
            <p>
            <b>To compare with gensim</b> (<tt>evaluate_word_pairs</tt>), choose the letter case <i>Upper case</i>, read
            only the first 300,000 words, and look at the row <i>before</i> with origin 0: pairs with an unknown word
            are left out of the correlation there, too.
            </p>
            <p>
            Nothing is lost silently: pairs with words that have no vector are counted and their words listed. When a
            word comes up in several rows, the first complete row counts.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Word Similarity Evaluator")
            .icon("similarity.png")
            .shortDescription(
                    "Correlates cosines of word vectors with ratings of similarity, before and after encoding.")
            .fullDescription(Glossary.explained(
                    DESCRIPTION + WritingAdvice.LISTS_OF_TEXTS, Term.AUTOENCODER, Term.CONDITION_NUMBER, Term.MATCHED))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Word Vectors", group -> group.name("Word Vectors")
                            .description("Words with their vectors, one a row, such as the output of the Word Vector"
                                    + " Reader. The corrected origin is that of all of them.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup("Rated Pairs", group -> group.name("Rated Pairs")
                            .description(
                                    "Two words and a rating a row, as the Word Pair Reader reads them from a file.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup("After", group -> group.name("After")
                            .description("An autoencoder, to score the vectors after encoding too. \"Before\""
                                    + " then means the vectors after the model's preprocessing, if it has any, and"
                                    + " before its stretching.")
                            .optional()
                            .supportedTypes(AutoencoderPortObject.TYPE))
                    .addOutputPortGroup("Correlations", group -> group.name("Correlations")
                            .description(
                                    "A row for each origin before and, with a model, after encoding: <tt>pairs</tt>;"
                                            + " <tt>covered</tt>: those with vectors for both words; <tt>out of"
                                            + " vocabulary</tt>: the others; <tt>without cosine</tt>: covered pairs"
                                            + " with a vector of length zero; <tt>Spearman</tt> and <tt>Pearson</tt>:"
                                            + " correlations of cosine and rating, between -1 and 1, with the p-value"
                                            + " of no correlation (<tt>Spearman p-value</tt>, <tt>Pearson"
                                            + " p-value</tt>) and the 95% interval of each (<tt>Spearman"
                                            + " interval</tt>, <tt>Pearson interval</tt>); <tt>condition number"
                                            + " (log10)</tt> of the encoder; <tt>words out of vocabulary</tt>;"
                                            + " <tt>mean cosine</tt> of the rated pairs, <tt>baseline</tt> and"
                                            + " <tt>baseline magnitude</tt>: the mean and the mean absolute cosine of"
                                            + " words that nobody has rated together, all from the same origin;"
                                            + " <tt>AUC</tt>: the probability that a rated pair's cosine exceeds one"
                                            + " of these (0.5 is chance); <tt>unmatched pairs</tt>: how many of them"
                                            + " there are, at most a sample of 100,000; <tt>verdict</tt>: what to"
                                            + " make of it; "
                                            + RestsOn.DESCRIPTION + " A figure that is not defined is missing.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Cosines", group -> group.name("Cosines")
                            .description("A row per pair: its words and rating; <tt>cosine</tt>, from the origin 0,"
                                    + " and <tt>cosine with corrected origin</tt>, before and, with a model, after"
                                    + " encoding, between -1 and 1; missing with the words that have no vector.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(WordSimilarityEvaluatorNodeParameters.class)
                    .configure(WordSimilarityEvaluatorNode::configure)
                    .execute(EmptyTables.answered(
                            WordSimilarityEvaluatorNode::configure, WordSimilarityEvaluatorNode::execute)))
            .addView(FigureView.described("The cosines of rated pairs against their ratings, before and after encoding,"
                    + " with Spearman's rank correlation: a dot for each pair, or, with more than 1,000 pairs, tiles"
                    + " that are darker the more pairs they hold. The origin, 0 or the corrected one, is chosen on"
                    + " top."))
            .nodeType(NodeType.Other)
            .keywords(
                    "word similarity",
                    "Spearman",
                    "rank correlation",
                    "cosine similarity",
                    "MEN",
                    "MTURK-771",
                    "word embedding",
                    "evaluation",
                    "origin");

    /** For KNIME. */
    public WordSimilarityEvaluatorNodeFactory() {
        super(NODE);
    }
}
