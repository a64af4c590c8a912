package org.latentalign.node.read.gct;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
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
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.text.TextAreaWidget;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.latentalign.format.gct.AxisRequest;
import org.latentalign.format.gct.Orientation;
import org.latentalign.format.gct.RepeatedIds;
import org.latentalign.node.shared.conditions.ConditionParameters;
import org.latentalign.node.shared.files.ChosenFile;
import org.latentalign.node.shared.vectors.TableColumns;
import org.latentalign.node.shared.vectors.VectorShape;

/**
 * The settings of the GCT Reader. Keys and the names of constants are written into saved workflows: they never change.
 */
@SuppressWarnings("restriction")
@LoadDefaultsForAbsentFields
final class GctReaderNodeParameters implements NodeParameters {

    @Section(title = "File")
    interface FileSection {}

    @Section(title = "Samples", description = "Which samples are read, and what is known of them.")
    @After(FileSection.class)
    interface SampleSection {}

    @Section(title = "Genes", description = "Which genes are read, and what they are called.")
    @After(SampleSection.class)
    interface GeneSection {}

    @Section(
            title = "Identifiers",
            description = "How the table at the input \"Identifiers\" chooses samples or genes.")
    @After(GeneSection.class)
    @Effect(predicate = HasListOfIdentifiers.class, type = EffectType.SHOW)
    interface IdentifierSection {}

    @Section(title = "Output")
    @After(IdentifierSection.class)
    interface OutputSection {}

    /** What is read. */
    enum Content {
        @Label(value = "Everything", description = "Expression and metadata.")
        EVERYTHING,
        @Label(
                value = "Metadata only",
                description =
                        "The expression values are left alone, which takes seconds with the largest files: to look"
                                + " at what there is before choosing.")
        METADATA
    }

    /** What a list of identifiers is of. */
    enum Listed {
        @Label(value = "Samples", description = "Only the listed samples are read.")
        SAMPLES,
        @Label(value = "Genes", description = "Only the listed genes are read.")
        GENES
    }

    /** What becomes of identifiers that occur more than once. */
    enum Repeated {
        @Label(value = "Fail", description = "Reading stops and says where the identifier is.")
        FAIL,
        @Label(
                value = "Keep first",
                description = "The first one counts, the others are left out and counted in a" + " warning.")
        KEEP_FIRST,
        @Label(
                value = "Append a number",
                description = "All but the first get a number, as in TP53_1, and are counted in a warning.")
        APPEND_NUMBER;

        private RepeatedIds rule() {
            return switch (this) {
                case FAIL -> RepeatedIds.FAIL;
                case KEEP_FIRST -> RepeatedIds.KEEP_FIRST;
                case APPEND_NUMBER -> RepeatedIds.APPEND_NUMBER;
            };
        }
    }

    /** What a row of the first table is. */
    enum RowsAre {
        @Label(
                value = "Samples",
                description =
                        "A row for each sample, with its metadata and its expression profile. What all other nodes"
                                + " of this extension expect.")
        SAMPLES,
        @Label(
                value = "Genes",
                description =
                        "A row for each gene, with its metadata and its expression in all samples. The second table"
                                + " then holds the samples.")
        GENES
    }

    /** What genes are called. */
    enum GeneNames {
        @Label(
                value = "Symbol",
                description = "The gene symbol, such as TP53, from the first of the fields pr_gene_symbol,"
                        + " gene_symbol, symbol and Description that the metadata have. Genes without a symbol, and all"
                        + " genes of a file without symbols, are called by their identifier.")
        SYMBOL,
        @Label(value = "Identifier", description = "The identifier in the file: an Entrez gene or a probe, as a rule.")
        IDENTIFIER,
        @Label(value = "Field", description = "The values of a metadata field of your choice.")
        FIELD
    }

    private static final String LIST_DESCRIPTION =
            " It has identifiers, one a line as in CMap's grp, or sets of them as in gmt, or is a table whose"
                    + " first column counts. Identifiers that the matrix file does not have are counted in a warning.";

    /** Offers the columns of the input table that hold texts or whole numbers. */
    static final class TextColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput input) {
            return TableColumns.tableSpec(input).stream()
                    .flatMap(DataTableSpec::stream)
                    .filter(column -> column.getType().isCompatible(StringValue.class)
                            || column.getType().isCompatible(LongValue.class))
                    .toList();
        }
    }

    static final class HasListOfIdentifiers implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getConstant(input -> input.getInPortSpecs().length > 0);
        }
    }

    static final class GeneNamesReference implements ParameterReference<GeneNames> {}

    static final class IsNamedByField implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(GeneNamesReference.class).isOneOf(GeneNames.FIELD);
        }
    }

    @Layout(FileSection.class)
    @Widget(
            title = "File",
            description =
                    "A GCT file (text, version 1.2 or 1.3) or a GCTX file, either plain or gzipped. Which of these it"
                            + " is, is told by its content and not by its name. A gzipped GCTX file is unpacked into a"
                            + " temporary file first.")
    @FileReaderWidget(fileExtensions = {"gct", "gctx", "gz"})
    FileSelection m_file = new FileSelection();

    @Layout(FileSection.class)
    @Widget(title = "Read", description = "Whether the expression values are read as well.")
    @ValueSwitchWidget
    Content m_content = Content.EVERYTHING;

    @Layout(FileSection.class)
    @Widget(title = "Rows are", description = "What a row of the first table is.")
    @ValueSwitchWidget
    @Advanced
    RowsAre m_rowsAre = RowsAre.SAMPLES;

    @Layout(SampleSection.class)
    @Widget(
            title = "Choose samples",
            description =
                    "Conditions on the metadata of samples. Samples that fulfill all of them are read, the others are"
                            + " left out before the matrix is read: a few hundred samples of a file with a million take"
                            + " seconds. Without a condition, all samples are read.")
    @ArrayWidget(
            addButtonText = "Add condition on samples",
            elementTitle = "Condition on samples",
            elementLayout = ElementLayout.VERTICAL_CARD)
    ConditionParameters[] m_sampleConditions = new ConditionParameters[0];

    @Layout(SampleSection.class)
    @Widget(
            title = "List of samples (optional)",
            description = "Only the samples that this file lists are read." + LIST_DESCRIPTION)
    @FileReaderWidget(fileExtensions = {"grp", "gmt", "txt", "tsv", "csv", "gz"})
    @Advanced
    FileSelection m_sampleListFile = new FileSelection();

    @Layout(SampleSection.class)
    @Widget(
            title = "Additional sample metadata (optional)",
            description = "A table as text, with a header line, separated by tabs, commas or semicolons, plain or"
                    + " gzipped, that tells more of the samples. CMap's large GCTX files hold identifiers only; what"
                    + " the samples are is in the files named sig_info, siginfo, inst_info or instinfo beside them.")
    @FileReaderWidget(fileExtensions = {"txt", "tsv", "csv", "gz"})
    FileSelection m_sampleMetadataFile = new FileSelection();

    @Layout(SampleSection.class)
    @Widget(
            title = "Sample identifier column",
            description =
                    "The column of the additional file that holds the identifiers of samples. Leave it empty to take"
                            + " the one that shares most identifiers with the matrix, whatever its name.")
    @TextInputWidget(placeholder = "find it")
    @Advanced
    String m_sampleIdColumn = "";

    @Layout(SampleSection.class)
    @Widget(
            title = "Further sample metadata (optional)",
            description = "One more table, joined after the first one by a field that the samples then have,"
                    + " such as CMap's compoundinfo by pert_id or cellinfo by cell_iname.")
    @FileReaderWidget(fileExtensions = {"txt", "tsv", "csv", "gz"})
    @Advanced
    FileSelection m_furtherMetadataFile = new FileSelection();

    @Layout(SampleSection.class)
    @Widget(
            title = "Joined by",
            description = "The metadata field whose values the further table has in one of its columns, for example"
                    + " pert_id.")
    @TextInputWidget(placeholder = "pert_id")
    @Advanced
    String m_furtherMetadataField = "";

    @Layout(SampleSection.class)
    @Widget(
            title = "Sample metadata to keep",
            description = "The metadata fields that become columns, one name a line; * and ? are wildcards, and *"
                    + " alone keeps all. Leaving out fields that are not needed saves memory with very large files.")
    @TextAreaWidget(rows = 2)
    @Advanced
    String m_sampleFields = "*";

    @Layout(GeneSection.class)
    @Widget(
            title = "Gene names",
            description =
                    "What genes are called in the first table: the names of its columns, or of the numbers in a list."
                            + " Models remember them and check that later data have the same genes. Where several genes"
                            + " share a name, the identifier is appended, as in CISD1 (218597_s_at).")
    @RadioButtonsWidget
    @ValueReference(GeneNamesReference.class)
    GeneNames m_geneNames = GeneNames.SYMBOL;

    @Layout(GeneSection.class)
    @Widget(title = "Field with gene names", description = "The name of the gene metadata field that holds the names.")
    @Effect(predicate = IsNamedByField.class, type = EffectType.SHOW)
    String m_geneNameField = "";

    @Layout(GeneSection.class)
    @Widget(
            title = "Choose genes",
            description = "Conditions on the metadata of genes; genes that fulfill all of them are read. For example,"
                    + " pr_is_lm is one of 1 keeps the 978 landmark genes that L1000 measures and leaves out those"
                    + " that are inferred. Without a condition, all genes are read.")
    @ArrayWidget(
            addButtonText = "Add condition on genes",
            elementTitle = "Condition on genes",
            elementLayout = ElementLayout.VERTICAL_CARD)
    ConditionParameters[] m_geneConditions = new ConditionParameters[0];

    @Layout(GeneSection.class)
    @Widget(
            title = "List of genes (optional)",
            description = "Only the genes that this file lists are read." + LIST_DESCRIPTION)
    @FileReaderWidget(fileExtensions = {"grp", "gmt", "txt", "tsv", "csv", "gz"})
    @Advanced
    FileSelection m_geneListFile = new FileSelection();

    @Layout(GeneSection.class)
    @Widget(
            title = "Additional gene metadata (optional)",
            description = "A table as text, with a header line, separated by tabs, commas or semicolons, plain or"
                    + " gzipped, that tells more of the genes, such as CMap's gene_info or geneinfo files. Large GCTX"
                    + " files name genes by number; their symbols are in that file.")
    @FileReaderWidget(fileExtensions = {"txt", "tsv", "csv", "gz"})
    FileSelection m_geneMetadataFile = new FileSelection();

    @Layout(GeneSection.class)
    @Widget(
            title = "Gene identifier column",
            description =
                    "The column of the additional file that holds the identifiers of genes. Leave it empty to take the"
                            + " one that shares most identifiers with the matrix, whatever its name.")
    @TextInputWidget(placeholder = "find it")
    @Advanced
    String m_geneIdColumn = "";

    @Layout(GeneSection.class)
    @Widget(
            title = "Ignore versions of Ensembl identifiers",
            description = "Whether ENSG00000141510.18 in one file and ENSG00000141510, or another version of it, in the"
                    + " other are the same gene. Identifiers that are equal as they are go first.")
    @Advanced
    boolean m_ignoreVersions = true;

    @Layout(GeneSection.class)
    @Widget(
            title = "Gene metadata to keep",
            description = "The metadata fields that become columns, one name a line; * and ? are wildcards, and * alone"
                    + " keeps all.")
    @TextAreaWidget(rows = 2)
    @Advanced
    String m_geneFields = "*";

    @Layout(IdentifierSection.class)
    @Widget(
            title = "Input lists",
            description = "What the table at the input lists. The input is added by the three dots of the node.")
    @ValueSwitchWidget
    Listed m_listed = Listed.SAMPLES;

    @Layout(IdentifierSection.class)
    @Widget(
            title = "Column of identifiers",
            description =
                    "The column of the input table that holds identifiers as the matrix file has them. Only what is"
                            + " listed is read; identifiers that the file does not have are counted in a warning. If"
                            + " none is chosen, the first text column.")
    @ChoicesProvider(TextColumns.class)
    String m_listColumn = "";

    @Layout(SampleSection.class)
    @Widget(
            title = "Repeated samples",
            description = "What happens when the chosen samples share an identifier. Some releases name a cell line"
                    + " twice.")
    @Advanced
    Repeated m_repeatedSamples = Repeated.FAIL;

    @Layout(GeneSection.class)
    @Widget(
            title = "Repeated genes",
            description =
                    "What happens when the chosen genes share an identifier, as they do in files that name them by"
                            + " symbol.")
    @Advanced
    Repeated m_repeatedGenes = Repeated.FAIL;

    @Layout(OutputSection.class)
    @Widget(title = "Expression as", description = "How the expression values of a row are written.")
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
        ConditionParameters.validate(m_sampleConditions, "Choose samples");
        ConditionParameters.validate(m_geneConditions, "Choose genes");
        if (ChosenFile.isChosen(m_furtherMetadataFile) && m_furtherMetadataField.isBlank()) {
            throw new InvalidSettingsException("Name the field by which further sample metadata are joined.");
        }
        if (m_geneNames == GeneNames.FIELD && m_geneNameField.isBlank()) {
            throw new InvalidSettingsException("Name the field with gene names, or choose symbols or identifiers.");
        }
        if (m_vectorShape != VectorShape.COLUMNS && m_vectorColumn.isBlank()) {
            throw new InvalidSettingsException("The expression column needs a name.");
        }
    }

    Orientation orientation() {
        return switch (m_rowsAre) {
            case SAMPLES -> Orientation.SAMPLES_AS_ROWS;
            case GENES -> Orientation.GENES_AS_ROWS;
        };
    }

    Optional<String> sampleIdColumn() {
        return Optional.of(m_sampleIdColumn.strip()).filter(name -> !name.isEmpty());
    }

    Optional<String> geneIdColumn() {
        return Optional.of(m_geneIdColumn.strip()).filter(name -> !name.isEmpty());
    }

    /** @return what to read of the samples, but for files and tables */
    AxisRequest samples() {
        return new AxisRequest(
                ConditionParameters.conditions(m_sampleConditions),
                List.of(),
                ConditionParameters.lines(m_sampleFields),
                m_repeatedSamples.rule(),
                false);
    }

    /** @return what to read of the genes, but for files and tables */
    AxisRequest genes() {
        return new AxisRequest(
                ConditionParameters.conditions(m_geneConditions),
                List.of(),
                ConditionParameters.lines(m_geneFields),
                m_repeatedGenes.rule(),
                m_ignoreVersions);
    }
}
