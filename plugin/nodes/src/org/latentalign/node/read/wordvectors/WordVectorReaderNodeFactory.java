package org.latentalign.node.read.wordvectors;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.vectors.WritingAdvice;

/** The Word Vector Reader. The name of this class is written into saved workflows: it never changes. */
public final class WordVectorReaderNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Reads <b>word vectors</b>: for each word of a vocabulary a list of numbers, so that words used alike have
            vectors that point in similar directions. They come from programs such as GloVe, word2vec or fastText, which
            learn them from large collections of text, for example Wikipedia or the abstracts of PubMed. Words can also
            be genes, proteins or pieces of sequences: any file in one of these formats is read.
            </p>
            <p>
            <b>Where to get vectors.</b> <i>GloVe</i>, trained on Wikipedia, news and the web, in 50 to 300 dimensions,
            from the <a href="https://nlp.stanford.edu/projects/glove/">project's page</a> as a zip archive.
            <i>word2vec</i>, trained on news, in a binary file of three million words, from the <a
            href="https://code.google.com/archive/p/word2vec/">project's archive</a>. For biology and medicine:
            <i>BioWordVec</i>, trained on PubMed and clinical notes, in word2vec binary format, from <a
            href="https://github.com/ncbi-nlp/BioSentVec">its authors</a>; read the file ending in <tt>.vec.bin</tt>,
            not the model. fastText's <tt>.vec</tt> files are word2vec text. Mind the terms of use of each.
            </p>
            <p>
            <b>Formats.</b> GloVe text (one line a word: the word and its numbers), word2vec text (the same after a line
            with the number of words and dimensions, as DL4J and KNIME's own Word2Vec nodes write it, too), word2vec
            binary, and tables with commas, semicolons or tabs, such as those of cui2vec and ProtVec; each as it is,
            compressed with gzip, or inside a zip archive, which need not be unpacked. The content of the file, not its
            name, tells which one it is. Words may contain blanks, and <tt>null</tt>, <tt>nan</tt> and <tt>NA</tt> are
            words like others. Text is read at full double precision.
            </p>
            <p>
            <b>Damaged files</b> are refused where words and numbers can no longer be told apart. One damage leaves no
            trace: in a word2vec binary file without line ends between the words, as gensim writes it, a single byte
            that is lost or doubled at the end of a vector can change its last number and the first letter of the next
            word, and nothing else. Of 4,000 files with one byte lost or doubled anywhere, 2 in 100 were read so, with
            one wrong vector, nearly all of them with 20 dimensions or fewer. Where a checksum of the file is published,
            compare it.
            </p>
            <p>
            <b>Words and vectors in two files</b>, as the Embedding Projector and programs that embed graphs write them:
            choose the file of numbers as the file, and the other one as the file with the words (in the advanced
            settings). Numbers without words are refused, since the first number would be taken for the word.
            </p>
            <p>
            <b>What is left out is reported.</b> When a word comes up again later in the file, its first vector is kept.
            The node's warning counts repeated words, skipped lines, words lost or kept by lower-casing, and words of
            your list that the file does not have, each with examples.
            </p>
            <p>
            <b>Choices that change results.</b> Scores on analogies or word similarity depend on <i>which</i> words are
            there. With a smaller vocabulary there are fewer wrong answers to choose from, so analogy accuracy goes up,
            while questions about missing words drop out. Lower-casing merges words such as <i>Apple</i>, the company,
            and <i>apple</i>, the fruit, into one with the vector of whichever comes first; in a gene list it merges
            mouse <i>Trp53</i> with <i>TRP53</i>. Vectors trained on lower-case text, such as GloVe's 6 billion tokens,
            find no word with a capital: there, lower-case your questions. When you compare scores, report limit and
            letter case with them.
            </p>
            <p>
            Words are read in one pass, several hundred megabytes of text a second, and without keeping them in memory.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Word Vector Reader")
            .icon("wordvectors.png")
            .shortDescription(
                    "Reads word vectors from GloVe and word2vec files and tables, plain, gzipped or in a zip archive.")
            .fullDescription(Glossary.explained(DESCRIPTION + WritingAdvice.SHAPE_CHOSEN))
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addOutputTable(
                    "Word Vectors",
                    "One row a word, in the order of the file. The word is the RowID and the column <tt>Word</tt>; the"
                            + " column <tt>Rank</tt> is its position in the file, from 1, which in most files is its"
                            + " rank by frequency; then the vector."))
            .model(model -> model.parametersClass(WordVectorReaderNodeParameters.class)
                    .configure(WordVectorReaderNode::configure)
                    .execute(WordVectorReaderNode::execute))
            .nodeType(NodeType.Source)
            .keywords(
                    "word embedding",
                    "GloVe",
                    "word2vec",
                    "fastText",
                    "BioWordVec",
                    "vocabulary",
                    "natural language processing",
                    "text mining",
                    "analogy",
                    "file reader")
            .addExternalResource(
                    "https://nlp.stanford.edu/projects/glove/",
                    "Pennington, Socher, Manning: GloVe, Global Vectors for Word Representation")
            .addExternalResource(
                    "https://arxiv.org/abs/1301.3781",
                    "Mikolov, Chen, Corrado, Dean: Efficient Estimation of Word Representations in Vector Space")
            .addExternalResource(
                    "https://doi.org/10.1038/s41597-019-0055-0",
                    "Zhang, Chen, Yang, Lin, Lu: BioWordVec, improving biomedical word embeddings with subword"
                            + " information and MeSH");

    /** For KNIME. */
    public WordVectorReaderNodeFactory() {
        super(NODE);
    }
}
