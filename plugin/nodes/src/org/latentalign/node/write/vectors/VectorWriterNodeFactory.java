package org.latentalign.node.write.vectors;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.view.EmptyTables;

/** The Vector Writer. The name of this class is written into saved workflows: it never changes. */
public final class VectorWriterNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Writes <b>vectors with their names</b> for programs outside of KNIME: word vectors, embeddings of cells or
            samples, expression profiles. KNIME's CSV Writer takes no list columns and no double vectors; this node
            does, and numeric columns as well.
            </p>
            <ul>
            <li><b>NumPy archive</b> (npz): two arrays, <tt>vectors</tt> and <tt>names</tt>; in Python <tt>z =
            numpy.load("vectors.npz")</tt>, then <tt>z["vectors"]</tt> and <tt>z["names"]</tt>, without pickle.</li>
            <li><b>NumPy array</b> (npy): the numbers alone.</li>
            <li><b>word2vec text and binary</b>, <b>GloVe text</b>: what gensim, fastText's tools and many others read,
            and the Word Vector Reader.</li>
            <li><b>TensorFlow projector</b>: the two files of numbers and labels that <i>projector.tensorflow.org</i>
            and TensorBoard load.</li>
            </ul>
            <p>
            Nothing is rounded unless you choose single precision: texts have the shortest decimals from which the same
            numbers are read back. word2vec's binary format has single precision always, some seven digits. The rows are
            written one by one, so that the table may be larger than memory. The file is written under another name
            first and renamed when it is complete, so that no half-written file is left behind.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("Vector Writer")
            .icon("vector-writer.png")
            .shortDescription("Writes vectors with their names for NumPy, word2vec, GloVe and TensorFlow's projector.")
            .fullDescription(Glossary.explained(DESCRIPTION))
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputTable(
                    "Vectors",
                    "A table with a vector in each row: a list column, a double vector column, or numeric columns."))
            .model(model -> model.parametersClass(VectorWriterNodeParameters.class)
                    .configure(VectorWriterNode::configure)
                    .execute(EmptyTables.answered(VectorWriterNode::configure, VectorWriterNode::execute)))
            .nodeType(NodeType.Sink)
            .keywords(
                    "NumPy",
                    "npy",
                    "npz",
                    "word2vec",
                    "GloVe",
                    "projector",
                    "TensorBoard",
                    "embeddings",
                    "export",
                    "file writer");

    /** For KNIME. */
    public VectorWriterNodeFactory() {
        super(NODE);
    }
}
