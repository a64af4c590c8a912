package org.latentalign.node.read.gct;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.vectors.WritingAdvice;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** The GCT Reader. The name of this class is written into saved workflows: it never changes. */
public final class GctReaderNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Reads <b>gene expression</b> from GCT and GCTX files, the formats of the Connectivity Map (CMap, L1000) and
            of GenePattern: a matrix of genes and samples, with what is known of both. The result is a table with a row
            for each sample, ready for the Spectral Autoencoder Learner.
            </p>
            <p>
            <b>The formats.</b> GCT is text: version 1.2 holds the matrix, version 1.3 also metadata of genes and
            samples. GCTX holds the same in HDF5, a binary format, for files of up to some 35 GB and a million samples.
            The node tells them apart by their content. Both give the same table for the same data.
            </p>
            <p>
            <b>Where to get files.</b> CMap's data are at <a href="https://clue.io/data">clue.io</a> and at the Gene
            Expression Omnibus, series <a
            href="https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=GSE92742">GSE92742</a> and <a
            href="https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=GSE70138">GSE70138</a>. Level 3 is normalized
            expression of single wells, level 5 are signatures of treatments. The large GCTX files hold identifiers
            only: what drug, dose, cell line and time a sample stands for is in a text file beside them
            (<tt>sig_info</tt> for level 5, <tt>inst_info</tt> for level 3), and gene symbols are in <tt>gene_info</tt>.
            Choose those files as additional metadata, and the node joins them by identifier. GEO packs the files with
            gzip: they can stay packed, but a packed GCTX file is unpacked into a temporary file each time.
            </p>
            <p>
            <b>Choose before reading.</b> Conditions on metadata say which samples and genes are read: for example
            <tt>cell_id</tt> is one of A375 and MCF7, <tt>pert_type</tt> is one of trt_cp and ctl_vehicle, and for genes
            <tt>pr_is_lm</tt> is 1. What does not fulfill all of them is left out before the matrix is read, so that a
            part of a 30 GB file takes seconds and little memory. Lists of identifiers, from a file or a table at the
            optional input, choose as well; identifiers that the file does not have are counted in a warning. To see
            what there is, read the metadata only.
            </p>
            <p>
            <b>Missing values.</b> <tt>-666</tt>, <tt>NA</tt>, <tt>NaN</tt>, nothing at all and what spreadsheets and
            databases write (<tt>#N/A</tt>, <tt>null</tt>, <tt>#DIV/0!</tt>, <tt>.</tt> and the like) are missing
            values, in the matrix and in the metadata. What was never written into a GCTX file has the fill value that
            the file names. They become missing cells (NaN in a double vector, which has no other way), and a warning
            says how many values of the matrix are missing. Metadata fields become columns of whole numbers, of numbers
            or of text, depending on their values, in alphabetical order.
            </p>
            <p>
            <b>Precision.</b> GCTX files mostly store single precision, about seven digits: 11.3819 is stored as
            11.38189983. The node gives 11.3819, the shortest decimal number that is stored in this way, so that it
            equals the number in a GCT file of the same data.
            </p>
            <p>
            <b>Damaged files.</b> A file that is shorter than it says, or whose checksums are wrong, is refused with one
            sentence. GCTX files may be compressed with gzip or lzf; for other compressions, external files and virtual
            datasets the sentence says how to write the file anew.
            </p>
            <p>
            <b>Memory.</b> GCTX samples stream: some megabytes of them are in memory, or two rows of the file's chunks
            when these are larger, besides the metadata. GCT text stores genes as rows, so samples are put together in
            memory, and if the chosen part needs more than an eighth of KNIME's memory, in a temporary file of 8 bytes a
            number, which is deleted afterwards.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("GCT Reader")
            .icon("gct.png")
            .shortDescription(
                    "Reads gene expression with the metadata of samples and genes from GCT and GCTX files of the"
                            + " Connectivity Map (CMap, L1000).")
            .fullDescription(Glossary.explained(DESCRIPTION + WritingAdvice.SHAPE_CHOSEN, Term.EXPRESSION_PROFILE))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Identifiers", group -> group.name("Identifiers")
                            .description(
                                    "Which samples, or genes, are to be read, if not all that the conditions choose: a"
                                            + " table with a column of their identifiers.")
                            .optional()
                            .supportedTypes(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Expression", group -> group.name("Expression")
                            .description("One row for each sample: its identifier (also the RowID), its metadata, and"
                                    + " its expression profile as a list, as a double vector or as one column for each"
                                    + " gene. The list and the vector know the names of their genes. When rows are"
                                    + " genes: one row for each gene with its expression in all samples. With metadata"
                                    + " only: without the expression.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Gene Metadata", group -> group.name("Gene Metadata")
                            .description("One row for each gene, in the order of the expression values: its identifier"
                                    + " (also the RowID), its name in the first table, and its metadata. When rows are"
                                    + " genes: one row for each sample.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(GctReaderNodeParameters.class)
                    .configure(GctReaderNode::configure)
                    .execute(GctReaderNode::execute))
            .addView(FigureView.described(
                    "What was read: how many samples (or genes) have each value of the columns with repeated values,"
                            + " such as the cell line, the drug and the plate; which combinations of two such columns"
                            + " there are; and what is missing."))
            .nodeType(NodeType.Source)
            .keywords(
                    "GCTX",
                    "CMap",
                    "Connectivity Map",
                    "L1000",
                    "LINCS",
                    "HDF5",
                    "gene expression",
                    "transcriptomics",
                    "drug signature",
                    "sig_info",
                    "inst_info",
                    "GenePattern")
            .addExternalResource(
                    "https://clue.io/connectopedia/gct_format", "The GCT formats, described by the Connectivity Map");

    /** For KNIME. */
    public GctReaderNodeFactory() {
        super(NODE);
    }
}
