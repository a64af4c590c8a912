package org.latentalign.node.read.pairs;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;

/** The Word Pair Reader. The name of this class is written into saved workflows: it never changes. */
public final class WordPairReaderNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Reads <b>pairs of words</b> from a text file: with a <b>rating</b>, the mean of what people said when they
            were asked how similar or how related the two words are, for the Word Similarity Evaluator; or with a
            <b>group</b>, the relation that leads from the first word to the second, such as <i>capital of</i>, for
            Direction Alignment. Words can also be genes, drugs or whatever else your vectors stand for.
            </p>
            <p>
            <b>Where to get rated pairs.</b> <i>MEN</i>: 3,000 pairs, ratings 0 to 50, separated by blanks, from <a
            href="https://staff.fnwi.uva.nl/e.bruni/MEN">its author's page</a>; take the file in natural form, as in the
            other one every word carries a suffix for its part of speech (<tt>-n</tt>, <tt>-v</tt>, <tt>-j</tt>), which
            is left as it is, so that no word would be found. <i>MTURK-771</i>: 771 pairs, ratings 1 to 5, separated by
            commas, from <a href="https://www2.mta.ac.il/~gideon/datasets/mturk_771.html">its authors' page</a>.
            <i>WordSim-353</i>: 353 pairs, ratings 0 to 10, separated by tabs or commas, with a line of names, from <a
            href="https://gabrilovich.com/resources/data/wordsim353/wordsim353.html">its author's page</a>; read
            <tt>combined.csv</tt> or <tt>combined.tab</tt>. <i>SimLex-999</i>, <i>SimVerb-3500</i>, <i>HyperLex</i>,
            <i>SCWS</i> and, for medicine, <i>UMNSRS</i> and <i>MayoSRS</i>, where the rating is in another column, are
            read as they are. Mind the terms of use of each.
            </p>
            <p>
            <b>Shapes of files.</b> One pair a line: two words and the rating or the group, perhaps among other columns.
            The node finds the columns by their names, if the first line has them, or by what they hold, and says which
            it took when these are not the first three. Where several columns hold numbers, such as the ratings of
            single people, and none is known as their mean, it stops and asks you to choose: by name or by number.
            Fields are separated by tabs, semicolons, commas or blanks; the node finds out which. Except between blanks,
            a field may stand in quotation marks, and then hold the separator. Decimals are written with a point or with
            a comma, in one file all in the same way. The file may be compressed with gzip, whatever its name. Empty
            lines are passed over, and so are lines that begin with <tt>#</tt> and a blank, or with <tt>#</tt> and too
            few fields, which are comments.
            </p>
            <p>
            <b>What is left out is reported.</b> The node's warning counts malformed lines that were skipped and shows
            the first few; lines with fields after those that are read; and comments. It also counts pairs that come up
            again, which are all <i>kept</i>, so that they weigh more in a score: with ratings, the two words in either
            order; with groups, in the same order and group; without either, in the same order. Remove them with KNIME's
            Duplicate Row Filter if you do not want that.
            </p>
            <p>
            Words are not changed, and not compared with those of any vectors: letter case and words without a vector
            are the business of the node that scores the pairs.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Word Pair Reader")
            .icon("pairs.png")
            .shortDescription("Reads pairs of words with a rating of their similarity, or with a group.")
            .fullDescription(Glossary.explained(DESCRIPTION, Term.WORD_VECTOR))
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addOutputTable(
                    "Word Pairs",
                    "One pair a row, in the order of the file: the words <tt>First</tt> and <tt>Second</tt> (text);"
                            + " then, as chosen, <tt>Rating</tt> (a number, in the units of the file; larger means"
                            + " more similar in all sets named above), or <tt>Group</tt> (text, the relation that"
                            + " leads from First to Second), or nothing."))
            .model(model -> model.parametersClass(WordPairReaderNodeParameters.class)
                    .configure(WordPairReaderNode::configure)
                    .execute(WordPairReaderNode::execute))
            .nodeType(NodeType.Source)
            .keywords(
                    "word similarity",
                    "word relatedness",
                    "similarity rating",
                    "MEN",
                    "MTURK-771",
                    "WordSim-353",
                    "SimLex-999",
                    "UMNSRS",
                    "word pairs",
                    "word embedding",
                    "benchmark",
                    "file reader")
            .addExternalResource(
                    "https://doi.org/10.1613/jair.4135",
                    "Bruni, Tran, Baroni: Multimodal Distributional Semantics (MEN)")
            .addExternalResource(
                    "https://doi.org/10.1145/2339530.2339751",
                    "Halawi, Dror, Gabrilovich, Koren: Large-Scale Learning of Word Relatedness with Constraints"
                            + " (MTURK-771)")
            .addExternalResource(
                    "https://doi.org/10.1145/503104.503110",
                    "Finkelstein and others: Placing Search in Context, the Concept Revisited (WordSim-353)");

    /** For KNIME. */
    public WordPairReaderNodeFactory() {
        super(NODE);
    }
}
