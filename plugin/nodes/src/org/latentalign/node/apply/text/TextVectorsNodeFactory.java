package org.latentalign.node.apply.text;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.vectors.WritingAdvice;
import org.latentalign.node.shared.view.EmptyTables;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** Text Vectors. The name of this class is written into saved workflows: it never changes. */
public final class TextVectorsNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Makes <b>one vector of each text</b> from the vectors of its words. Texts can then be compared, searched
            with Nearest Neighbors, encoded, drawn on a Latent Map, or given to any other node that takes vectors.
            </p>
            <p>
            Three ways: the <b>mean</b> of the words' vectors; a mean <b>weighted by rarity</b>, in which "the" and "of"
            hardly count, without the direction that all texts have in common (the smooth inverse frequency of Arora,
            Liang and Ma, 2017); and the <b>maximum</b> at every position. A word counts as often as it occurs. The
            order of words is lost in all of them, and "not" is a word like any other: vectors of texts tell what texts
            are about, and hardly what they say about it.
            </p>
            <p>
            For the weights a word's share of all words is needed. It is taken from its rank in the table of word
            vectors by Zipf's law (the word of rank n occurs about one n-th as often as the first), so that table must
            be sorted by frequency, the most frequent word first, as published files are. The common direction is that
            of the texts at hand: with other texts beside it, a text has another vector.
            </p>
            <p>
            Words without a vector are left out and counted. A text without any word that has one gets no vector: its
            cell is missing.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Text Vectors")
            .icon("text.png")
            .shortDescription("Makes one vector of each text from the vectors of its words.")
            .fullDescription(Glossary.explained(DESCRIPTION + WritingAdvice.SHAPE_CHOSEN))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Word Vectors", group -> group.name("Word Vectors")
                            .description(
                                    "One word a row with its vector, such as the output of the Word Vector Reader.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup("Texts", group -> group.name("Texts")
                            .description("One text a row: a text, or a list of words.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Text Vectors", group -> group.name("Text Vectors")
                            .description(
                                    "The table of texts; behind it <tt>words found</tt>: how many of the text's words"
                                            + " have a vector, each as often as it occurs; <tt>words not found</tt>:"
                                            + " how many have none; and the <tt>Text Vector</tt>, as a list column, a"
                                            + " double vector column or one column per dimension; missing where no"
                                            + " word was found.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(TextVectorsNodeParameters.class)
                    .configure(TextVectorsNode::configure)
                    .execute(EmptyTables.answered(TextVectorsNode::configure, TextVectorsNode::execute)))
            .addView(FigureView.described(
                    "How large the share of words with a vector is, text by text, and the words without a vector that"
                            + " occur most often: names, misspellings, or another spelling than that of the word"
                            + " vectors."))
            .nodeType(NodeType.Manipulator)
            .keywords(
                    "sentence embedding",
                    "document embedding",
                    "SIF",
                    "bag of words",
                    "average word vectors",
                    "doc2vec",
                    "text mining");

    /** For KNIME. */
    public TextVectorsNodeFactory() {
        super(NODE);
    }
}
