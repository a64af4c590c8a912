package org.latentalign.node.read.h5ad;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.array.ArrayWidget.ElementLayout;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.text.TextAreaWidget;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.latentalign.format.h5ad.CellRequest;
import org.latentalign.format.h5ad.MatrixName;
import org.latentalign.node.shared.conditions.ConditionParameters;
import org.latentalign.node.shared.vectors.VectorShape;

/**
 * The settings of the H5AD Reader. Keys and the names of constants are written into saved workflows: they never change.
 */
@SuppressWarnings("restriction") // KNIME 5.8 has no public file chooser
@LoadDefaultsForAbsentFields
final class H5adReaderNodeParameters implements NodeParameters {

    @Section(title = "File", description = "Which numbers are read.")
    interface FileSection {}

    @Section(title = "Cells", description = "Which cells are read, and what is known of them.")
    @After(FileSection.class)
    interface CellSection {}

    @Section(title = "Genes", description = "Which genes are read, and what they are called.")
    @After(CellSection.class)
    interface GeneSection {}

    @Section(title = "Output")
    @After(GeneSection.class)
    interface OutputSection {}

    /** Which matrix is read. */
    enum Matrix {
        @Label(value = "X", description = "The main matrix of the file; of 10x Genomics' files the only one.")
        X,
        @Label(
                value = "Raw",
                description = "The matrix that was set aside as raw before genes were chosen, with genes of its own.")
        RAW,
        @Label(value = "Layer", description = "Another matrix of the same cells and genes, by its name.")
        LAYER,
        @Label(
                value = "None",
                description = "No matrix: annotations and embeddings alone, for example a latent space that another"
                        + " program computed.")
        NONE
    }

    /** What becomes of the numbers. */
    enum Normalization {
        @Label(value = "As stored", description = "The numbers are as the file has them.")
        AS_STORED,
        @Label(
                value = "Log counts per 10,000",
                description = "Counts are divided by the sum of their cell over all genes, whichever genes are chosen,"
                        + " multiplied by 10,000, and replaced by the natural logarithm of 1 more, as Scanpy's"
                        + " normalize_total and log1p do. Refused when a number is negative or no whole number.")
        LOG_COUNTS
    }

    /** What genes are called. */
    enum GeneNames {
        @Label(
                value = "Symbol",
                description = "The gene symbol, such as TP53, from the first of the fields gene_symbols, gene_symbol,"
                        + " gene_name, gene_names, gene_short_name, feature_name, symbol and name that the file has."
                        + " Genes without a symbol, and all genes of a file without symbols, are called by the index.")
        SYMBOL,
        @Label(
                value = "Index",
                description = "What the file has as the index of genes: Ensembl's identifiers or symbols.")
        INDEX
    }

    static final class MatrixReference implements ParameterReference<Matrix> {}

    static final class IsLayer implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(MatrixReference.class).isOneOf(Matrix.LAYER);
        }
    }

    static final class IsMatrix implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(MatrixReference.class).isOneOf(Matrix.X, Matrix.RAW, Matrix.LAYER);
        }
    }

    @Layout(FileSection.class)
    @Widget(
            title = "File",
            description = "An AnnData file (h5ad), plain or gzipped; an HDF5 file of 10x Genomics"
                    + " (filtered_feature_bc_matrix.h5 and the like); or the file matrix.mtx or matrix.mtx.gz in a"
                    + " folder of 10x Genomics, with barcodes and features beside it. Which of these it is, is told"
                    + " by its content and not by its name.")
    @FileReaderWidget(fileExtensions = {"h5ad", "h5", "h5mu", "mtx", "gz"})
    FileSelection m_file = new FileSelection();

    @Layout(FileSection.class)
    @Widget(title = "Matrix", description = "Which of the file's matrices becomes the expression of a cell.")
    @ValueSwitchWidget
    @ValueReference(MatrixReference.class)
    Matrix m_matrix = Matrix.X;

    @Layout(FileSection.class)
    @Widget(
            title = "Layer",
            description =
                    "The name of the layer, for example counts. When there is no such layer, the message lists those"
                            + " that there are.")
    @TextInputWidget(placeholder = "counts")
    @Effect(predicate = IsLayer.class, type = EffectType.SHOW)
    String m_layer = "";

    @Layout(FileSection.class)
    @Widget(
            title = "Normalize",
            description =
                    "Whether counts become comparable between cells of different depth. A warning says when the file"
                            + " itself tells that its main matrix holds logarithms already.")
    @RadioButtonsWidget
    @Effect(predicate = IsMatrix.class, type = EffectType.SHOW)
    Normalization m_normalization = Normalization.AS_STORED;

    @Layout(FileSection.class)
    @Widget(
            title = "Embeddings",
            description = "Further vectors of each cell, one name a line, for example X_pca or X_scVI: members of"
                    + " obsm. Each becomes a vector column behind the expression. A warning lists those that were not"
                    + " asked for when no matrix is read.")
    @TextAreaWidget(rows = 2)
    String m_embeddings = "";

    @Layout(FileSection.class)
    @Widget(
            title = "Table",
            description =
                    "Of files with several tables, the one to read: a modality of a MuData file, such as rna, or a"
                            + " genome of Cell Ranger 2. Leave it empty for all other files.")
    @TextInputWidget(placeholder = "the only one")
    @Advanced
    String m_table = "";

    @Layout(CellSection.class)
    @Widget(
            title = "Choose cells",
            description =
                    "Conditions on what is known of cells, such as cell_type is one of B cells. Cells that fulfill all"
                            + " of them are read, the others are left out. Without a condition, all cells are read.")
    @ArrayWidget(
            addButtonText = "Add condition on cells",
            elementTitle = "Condition on cells",
            elementLayout = ElementLayout.VERTICAL_CARD)
    ConditionParameters[] m_cellConditions = new ConditionParameters[0];

    @Layout(CellSection.class)
    @Widget(
            title = "Cell metadata to keep",
            description =
                    "The fields of cells that become columns, one name a line; * and ? are wildcards, and * alone keeps"
                            + " all.")
    @TextAreaWidget(rows = 2)
    @Advanced
    String m_cellFields = "*";

    @Layout(GeneSection.class)
    @Widget(
            title = "Gene names",
            description =
                    "What genes are called in the first table: the names of its columns, or of the numbers in a list."
                            + " Models remember them and check that later data have the same genes. Where several"
                            + " genes share a name, the index is appended, as in TP53 (ENSG00000141510).")
    @RadioButtonsWidget
    GeneNames m_geneNames = GeneNames.SYMBOL;

    @Layout(GeneSection.class)
    @Widget(
            title = "Choose genes",
            description = "Conditions on what is known of genes, for example highly_variable is one of TRUE. A table"
                    + " of single cells holds every zero: some thousand genes are enough for most questions, and all"
                    + " of them make it ten times as large.")
    @ArrayWidget(
            addButtonText = "Add condition on genes",
            elementTitle = "Condition on genes",
            elementLayout = ElementLayout.VERTICAL_CARD)
    ConditionParameters[] m_geneConditions = new ConditionParameters[0];

    @Layout(GeneSection.class)
    @Widget(
            title = "All features",
            description = "Whether antibodies, guides and the like in files of 10x Genomics are read as well. Otherwise"
                    + " only gene expression is read, and a warning says how many features were left out.")
    @Advanced
    boolean m_allFeatures;

    @Layout(GeneSection.class)
    @Widget(
            title = "Gene metadata to keep",
            description = "The fields of genes that become columns of the second table, one name a line; * and ? are"
                    + " wildcards, and * alone keeps all.")
    @TextAreaWidget(rows = 2)
    @Advanced
    String m_geneFields = "*";

    @Layout(OutputSection.class)
    @Widget(title = "Vectors as", description = "How the expression and the embeddings of a cell are written.")
    @RadioButtonsWidget
    @ValueReference(VectorShape.Reference.class)
    VectorShape m_vectorShape = VectorShape.LIST;

    @Layout(OutputSection.class)
    @Widget(title = "Expression column", description = "The name of the column that holds the expression values.")
    @Effect(predicate = VectorShape.IsOneColumn.class, type = EffectType.SHOW)
    @Advanced
    String m_vectorColumn = "Expression";

    @Override
    public void validate() throws InvalidSettingsException {
        ConditionParameters.validate(m_cellConditions, "Choose cells");
        ConditionParameters.validate(m_geneConditions, "Choose genes");
        if (m_matrix == Matrix.LAYER && m_layer.isBlank()) {
            throw new InvalidSettingsException("Name the layer to read, or choose another matrix.");
        }
        if (m_matrix != Matrix.NONE && m_vectorShape != VectorShape.COLUMNS && m_vectorColumn.isBlank()) {
            throw new InvalidSettingsException("The expression column needs a name.");
        }
    }

    /** @return what to read, but for memory and folders */
    CellRequest request() {
        MatrixName matrix =
                switch (m_matrix) {
                    case X -> new MatrixName.X();
                    case RAW -> new MatrixName.Raw();
                    case LAYER -> new MatrixName.Layer(m_layer.strip());
                    case NONE -> new MatrixName.None();
                };
        CellRequest request = CellRequest.ALL
                .of(matrix)
                .with(ConditionParameters.lines(m_embeddings).toArray(String[]::new))
                .choosing(
                        new CellRequest.Selection(
                                ConditionParameters.conditions(m_cellConditions),
                                ConditionParameters.lines(m_cellFields)),
                        new CellRequest.Selection(
                                ConditionParameters.conditions(m_geneConditions),
                                ConditionParameters.lines(m_geneFields)))
                .fromTable(m_table.strip());
        if (m_normalization == Normalization.LOG_COUNTS && m_matrix != Matrix.NONE) {
            request = request.normalizing();
        }
        return m_allFeatures ? request.withAllFeatures() : request;
    }
}
