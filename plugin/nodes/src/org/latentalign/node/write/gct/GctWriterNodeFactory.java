package org.latentalign.node.write.gct;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.view.EmptyTables;

/** The GCT Writer. The name of this class is written into saved workflows: it never changes. */
public final class GctWriterNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Writes <b>expression profiles</b> with what is known of their samples and genes as GCT or GCTX, the formats
            of the Connectivity Map, GenePattern and Morpheus, which cmapPy and cmapR read. A table of the GCT Reader is
            written as it was read when its second output, the gene metadata, is connected to the second input.
            </p>
            <ul>
            <li><b>GCT</b> (version 1.3) is text: a line for each gene. Numbers have as many digits as are needed to
            read the same numbers back. Since the table has a row for each sample, the matrix is turned on the way, in
            memory or in a temporary file.</li>
            <li><b>GCTX</b> is HDF5: smaller, and quicker to read in parts. The Connectivity Map's own files have single
            precision, some seven digits; choose double precision to keep all. The profiles pass through one by one,
            into chunks of whole profiles of about 1 MB. Nothing is compressed, and texts have a fixed length, that of
            the longest. cmapPy reads texts in GCTX only when all their letters are those of ASCII.</li>
            </ul>
            <p>
            Missing values become NaN in the matrix, and in metadata NA in GCT and -666 in GCTX, as these programs
            expect. The table is read twice, for metadata and for profiles. Metadata are held in memory while the file
            is written: about 100 bytes for each sample, and as many again for each column of texts. The file is written
            under another name first and renamed when it is complete, so that no half-written file is left behind.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("GCT Writer")
            .icon("gct-writer.png")
            .shortDescription("Writes expression profiles with metadata of samples and genes as GCT or GCTX.")
            .fullDescription(Glossary.explained(DESCRIPTION))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Expression", group -> group.name("Expression")
                            .description("A row for each sample: its expression profile as a list, a double vector or"
                                    + " numeric columns, and its metadata.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup(GctWriterNode.GENES_GROUP, group -> group.name(GctWriterNode.GENES_GROUP)
                            .description("A row for each gene with its metadata. The RowID is the identifier that is"
                                    + " written; the gene is found by its name, as the profiles have it.")
                            .optional()
                            .supportedTypes(BufferedDataTable.TYPE)))
            .model(model -> model.parametersClass(GctWriterNodeParameters.class)
                    .configure(GctWriterNode::configure)
                    .execute(EmptyTables.answered(GctWriterNode::configure, GctWriterNode::execute)))
            .nodeType(NodeType.Sink)
            .keywords("GCTX", "CMap", "Connectivity Map", "L1000", "GenePattern", "Morpheus", "export", "file writer");

    /** For KNIME. */
    public GctWriterNodeFactory() {
        super(NODE);
    }
}
