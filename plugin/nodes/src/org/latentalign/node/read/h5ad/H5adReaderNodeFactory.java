package org.latentalign.node.read.h5ad;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.latentalign.node.shared.glossary.Glossary;
import org.latentalign.node.shared.glossary.Term;
import org.latentalign.node.shared.vectors.WritingAdvice;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** The H5AD Reader. The name of this class is written into saved workflows: it never changes. */
public final class H5adReaderNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION =
            """
            <p>
            Reads <b>single cells</b>: AnnData files (h5ad), as Scanpy, scvi-tools, CELLxGENE and SeuratDisk write them,
            and what 10x Genomics' Cell Ranger writes, an HDF5 file or a folder of three files. The result is a table
            with a row for each cell, ready for the Spectral Autoencoder Learner and Direction Alignment, and a second
            one with a row for each gene.
            </p>
            <p>
            <b>What is read.</b> The main matrix, the raw one, a layer, or none; and <b>embeddings</b> of the cells,
            such as <tt>X_pca</tt> or <tt>X_scVI</tt>. With no matrix and one embedding the node reads a latent space
            that another program computed, to be judged here. Numbers are as the file stores them. Counts can be made
            comparable: per 10,000 of their cell, over all genes, and then the logarithm.
            </p>
            <p>
            <b>Choose before reading.</b> Conditions say which cells and genes are read: <tt>cell_type</tt> is one of B
            cells, or for genes <tt>highly_variable</tt> is one of TRUE. Sparse files are small because they leave out
            zeros, and tables hold every one of them: 1,000,000 cells with 2,000 genes make 16 GB. The progress message
            says how large the table becomes.
            </p>
            <p>
            <b>Versions.</b> Files of AnnData from 0.6 to 0.13 are read, sparse (CSR and CSC) or dense, with numbers of
            any type. Categories become texts; what is not known, such as an encoding of a future version, is left out
            with a warning. Names of cells that occur several times get a number. A sparse matrix that is stored by
            genes (CSC) is transposed in memory or, when it is too large, in a temporary file that is deleted
            afterwards. Files that are damaged, or whose parts do not fit together, are refused with one sentence. Of
            MuData files one modality is read.
            </p>
            """;

    static final DefaultNode NODE = DefaultNode.create()
            .name("H5AD Reader")
            .icon("h5ad.png")
            .shortDescription("Reads single cells from AnnData files (h5ad) and from files of 10x Genomics.")
            .fullDescription(Glossary.explained(DESCRIPTION + WritingAdvice.SHAPE_CHOSEN, Term.EXPRESSION_PROFILE))
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addOutputPortGroup("Cells", group -> group.name("Cells")
                            .description(
                                    "One row for each cell: its name (also the RowID), what is known of it, and its"
                                            + " expression and embeddings as lists, as double vectors or as one"
                                            + " column for each dimension. Lists and vectors know the names of their"
                                            + " genes.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Gene Metadata", group -> group.name("Gene Metadata")
                            .description("One row for each gene, in the order of the expression values: its index (also"
                                    + " the RowID), its name in the first table, and what is known of it.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup(FigureImage.GROUP, FigureImage::port))
            .model(model -> model.parametersClass(H5adReaderNodeParameters.class)
                    .configure(H5adReaderNode::configure)
                    .execute(H5adReaderNode::execute))
            .addView(FigureView.described(
                    "What was read: how many cells have each value of the columns with repeated values, such as the"
                            + " donor and the cell type; which combinations of two such columns there are; and what"
                            + " is missing."))
            .nodeType(NodeType.Source)
            .keywords(
                    "AnnData",
                    "Scanpy",
                    "scRNA-seq",
                    "single cell",
                    "Seurat",
                    "scVI",
                    "CELLxGENE",
                    "10x Genomics",
                    "Cell Ranger",
                    "MuData",
                    "HDF5",
                    "gene expression")
            .addExternalResource(
                    "https://anndata.readthedocs.io/en/latest/fileformat-prose.html", "The file format of AnnData");

    /** For KNIME. */
    public H5adReaderNodeFactory() {
        super(NODE);
    }
}
