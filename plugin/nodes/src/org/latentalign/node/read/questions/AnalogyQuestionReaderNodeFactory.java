package org.latentalign.node.read.questions;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.vectors.WritingAdvice;

/** The Analogy Question Reader. The name of this class is written into saved workflows: it never changes. */
public final class AnalogyQuestionReaderNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Reads <b>analogy questions</b>: <i>a is to b as c is to what?</i> such as man : woman :: king : queen. The
            Analogy Evaluator asks them of word vectors, and scores whether the same relation is the same direction
            everywhere.
            </p>
            <p>
            <b>Google's file</b> <tt>questions-words.txt</tt> has 19,544 questions in 14 relations, of which 9 are about
            grammar. Copies of it go around that have lost the first header; they are read too, and the node says so.
            <b>BATS</b>, the Bigger Analogy Test Set, has 40 relations with 50 pairs of words each, half of them about
            meaning, and often several right answers, which are kept. It makes 98,000 questions. <b>MSR</b> is the set
            of Microsoft Research: 8,000 questions about grammar, with the answers in a second file. Questions of your
            own, for example about genes and drugs, are quickly written in Google's format; words may hold blanks if
            tabs separate them.
            </p>
            <p>
            Words are separated by blanks, also wide and no-break ones. Empty lines and lines that begin with two
            slashes are passed over. Words are kept as they are: whether letter case matters is a choice of the Analogy
            Evaluator.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Analogy Question Reader")
            .icon("questions.png")
            .shortDescription("Reads analogy questions in the formats of Google, BATS and Microsoft Research.")
            .fullDescription(Glossary.explained(DESCRIPTION + WritingAdvice.LISTS_OF_TEXTS))
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addOutputTable(
                    "Analogy Questions",
                    "One question a row, in the order of the file: <tt>Relation</tt>, the name of its relation (with"
                            + " BATS, of the file); <tt>A</tt>, <tt>B</tt>, <tt>C</tt> and the answer <tt>D</tt>."
                            + " With BATS also <tt>Alternatives</tt>, a list of further right answers, missing where"
                            + " there are none."))
            .model(model -> model.parametersClass(AnalogyQuestionReaderNodeParameters.class)
                    .configure(AnalogyQuestionReaderNode::configure)
                    .execute(AnalogyQuestionReaderNode::execute))
            .nodeType(NodeType.Source)
            .keywords(
                    "analogy",
                    "word analogies",
                    "BATS",
                    "questions-words",
                    "word embedding",
                    "benchmark",
                    "file reader")
            .addExternalResource(
                    "https://arxiv.org/abs/1301.3781",
                    "Mikolov, Chen, Corrado, Dean: Efficient Estimation of Word Representations in Vector Space")
            .addExternalResource(
                    "https://aclanthology.org/N16-2002/",
                    "Gladkova, Drozd, Matsuoka: Analogy-based Detection of Morphological and Semantic Relations")
            .addExternalResource(
                    "https://aclanthology.org/N13-1090/",
                    "Mikolov, Yih, Zweig: Linguistic Regularities in Continuous Space Word Representations");

    /** For KNIME. */
    public AnalogyQuestionReaderNodeFactory() {
        super(NODE);
    }
}
