package org.latentalign.node.score.analogies;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.vectors.WritingAdvice;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** The Analogy Evaluator. The name of this class is written into saved workflows: it never changes. */
public final class AnalogyEvaluatorNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Asks word vectors <b>analogy questions</b>, a is to b as c is to what?, and scores whether the same relation
            is the same direction everywhere: whether queen - king points where woman - man points. Words may be any
            things with vectors, such as genes, drugs or cell types. With a model at the input <i>After</i>, the vectors
            are scored as they are and after encoding, which is done on the fly: no table of embeddings is needed.
            </p>
            <p>
            <b>Two measures.</b> The <i>mean cosine</i> between b - a and d - c tells how well shifts are aligned; it
            never comes without a baseline: pairs of words that have no relation in common. An encoder that stretches
            strongly turns every cosine to +1 or -1, those of the baseline as well; then the AUC stays where it was, and
            nothing is gained. The <i>accuracy</i> tells how often d is the nearest word to where the analogy points. It
            is given twice. By the usual convention a, b and c are no answers; the paper lets them be, and most of its
            gain from encoding comes from there.
            </p>
            <p>
            <b>What accuracy has to beat.</b> The word that is nearest to c often is right by itself: <i>france</i> stands
            beside <i>paris</i>. So each accuracy has its <i>accuracy without shift</i> beside it, that of the words nearest
            to c, with b - a left out of the question. Only what comes on top of it says anything about the relation. It
            is far more than guessing reaches, which is 1 over the number of words. Where a, b and c may be answers it is 0,
            or nearly: the word nearest to c is c itself.
            </p>
            <p>
            <b>What it rests on.</b> Questions are not independent, since each pair of words is in many: intervals are
            found by leaving out one pair of words with all its questions after another, and chance is judged by
            exchanging pairs between relations, within blocks of similar length. The verdict says that matched analogies
            are more alike only where fewer than 5 of 100 exchanges do as well, and that encoding helped or made it
            worse only where the interval of the paired difference of the AUC does not hold 0.
            </p>
            <p>
            <b>Exact.</b> All words of the vocabulary are searched, with scores in double precision; of words with the
            same score the one in the lowest row is the answer, and a vector of length zero is never one. All 19,544
            questions of Google over 400,000 words of 300 dimensions take seconds: the table is read once for the
            question words and once for all others, and the vocabulary is never in memory. The same input gives the same
            output to the last bit.
            </p>
            <p>
            <b>Nothing is lost silently.</b> Questions about words that have no vector are counted, and the words are
            listed; shares and means are over the covered questions. With several right answers, as in BATS, a question
            is covered if one of them has a vector, any is right, and the first that has a vector is d in the cosine.
            Letter case and vocabulary size change scores: report them. When a word comes up in several rows, the first
            complete row counts.
            </p>
            <p>
            <b>To compare with gensim</b> (<tt>evaluate_word_analogies</tt>), choose the letter case <i>Upper case</i>,
            the <i>First words only</i> (300,000) and vectors of <i>Unit length</i>, and read <tt>accuracy</tt>:
            question words are excluded, and questions with unknown words are skipped. Accuracies are then the same,
            relation by relation, unless the vocabulary has several spellings of a word: here the first row counts,
            there each is a candidate under its upper-case form. 3CosMul there shifts cosines in the same way.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Analogy Evaluator")
            .icon("analogies.png")
            .shortDescription(
                    "Scores word vectors on analogy questions, before and after encoding, against a baseline of"
                            + " unrelated pairs.")
            .fullDescription(Glossary.explained(
                    DESCRIPTION + WritingAdvice.LISTS_OF_TEXTS, Term.AUTOENCODER, Term.CONDITION_NUMBER))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Word Vectors", group -> group.name("Word Vectors")
                            .description("Words with their vectors, one a row, such as the output of the Word Vector"
                                    + " Reader.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup("Questions", group -> group.name("Questions")
                            .description("Questions, one a row, such as the output of the Analogy Question Reader: the"
                                    + " relation and the words a, b, c and d in text columns, and if there is a column"
                                    + " <tt>Alternatives</tt> with lists of texts, further right answers.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup("After", group -> group.name("After")
                            .description("An autoencoder, to score the vectors after encoding too. \"Before\""
                                    + " then means the vectors after the model's preprocessing, if it has any, and"
                                    + " before its stretching.")
                            .optional()
                            .supportedTypes(AutoencoderPortObject.TYPE))
                    .addOutputPortGroup("Scores", group -> group.name("Scores")
                            .description("A row per relation, and the row <tt>Total</tt>. " + EvaluationTables.SCORES)
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Answers", group -> group.name("Answers")
                            .description(
                                    "A row per question: its relation and words; then, each <tt>before</tt> and, with"
                                            + " a model, <tt>after</tt> encoding: <tt>cosine</tt> of b - a and d - c;"
                                            + " <tt>answer</tt>: the best word that is none of a, b and c, with its"
                                            + " <tt>answer score</tt>; <tt>right</tt>: whether it is right; the same"
                                            + " of all words: <tt>answer with question words</tt>, <tt>right with"
                                            + " question words</tt>; <tt>rank of right word</tt>: its position among"
                                            + " all words but a, b and c, from 1; <tt>score of right word</tt>;"
                                            + " <tt>best wrong word</tt> and <tt>score of best wrong word</tt>."
                                            + " Scores are cosines, except that 3CosMul's are products of shifted"
                                            + " cosines, from 0 on. Questions that are not covered have missing"
                                            + " values and list their <tt>words out of vocabulary</tt>.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Words Out of Vocabulary", group -> group.name("Words Out of Vocabulary")
                            .description(
                                    "A row per word for which questions are not covered, as the questions spell it;"
                                            + " <tt>questions</tt>: how many these are.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(AnalogyEvaluatorNodeParameters.class)
                    .configure(AnalogyEvaluatorNode::configure)
                    .execute(EmptyTables.answered(AnalogyEvaluatorNode::configure, AnalogyEvaluatorNode::execute)))
            .addView(FigureView.described("The verdict in words; how the cosines of the questions and those of"
                    + " unrelated pairs are distributed, before and after encoding: the less these"
                    + " two overlap, the more an alignment means; each relation's mean cosine with"
                    + " its interval and its baseline, and its accuracy; and the questions whose"
                    + " right word is found last."))
            .nodeType(NodeType.Other)
            .keywords(
                    "word analogies",
                    "analogy accuracy",
                    "3CosAdd",
                    "3CosMul",
                    "word embedding",
                    "word2vec",
                    "GloVe",
                    "evaluation",
                    "vector arithmetic",
                    "alignment")
            .addExternalResource(
                    "https://aclanthology.org/W14-1618/",
                    "Levy, Goldberg: Linguistic Regularities in Sparse and Explicit Word Representations")
            .addExternalResource(
                    "https://aclanthology.org/C16-1332/",
                    "Drozd, Gladkova, Matsuoka: Word Embeddings, Analogies, and Machine Learning")
            .addExternalResource(
                    "https://aclanthology.org/W16-2503/",
                    "Linzen: Issues in Evaluating Semantic Spaces Using Word Analogies");

    /** For KNIME. */
    public AnalogyEvaluatorNodeFactory() {
        super(NODE);
    }
}
