package org.latentalign.node.read.gct;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import org.latentalign.format.gct.Condition;
import org.latentalign.format.gct.Orientation;
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

    @Section(title = "Output")
    @After(GeneSection.class)
    interface OutputSection {}

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

    /** What is asked of a value. */
    enum Match {
        @Label(value = "Is one of", description = "Keeps what has one of the values in this field.")
        IS,
        @Label(value = "Is none of", description = "Keeps what has none of the values in this field, or no value.")
        IS_NOT
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

    /** One element of a list of conditions. */
    @LoadDefaultsForAbsentFields
    static final class ConditionParameters implements NodeParameters {
        @Widget(
                title = "Field",
                description = "The name of a metadata field as the file writes it, for example cell_id, pert_iname or"
                        + " pert_type for samples and pr_is_lm for genes. The name id stands for the identifier. Fields of"
                        + " the additional metadata file can be used as well.")
        @TextInputWidget(placeholder = "cell_id")
        String m_field = "";

        @Widget(title = "Condition", description = "Whether the value has to be, or must not be, one of the values.")
        @ValueSwitchWidget
        Match m_match = Match.IS;

        @Widget(
                title = "Values",
                description = "One value a line, with regard to upper and lower case. * stands for any characters and"
                        + " ? for a single one. Numbers are compared as numbers: 10 also finds 10.0. A missing value is"
                        + " never one of the values.")
        @TextAreaWidget(rows = 3)
        String m_values = "";

        private Condition condition() {
            return new Condition(
                    m_field.strip(),
                    switch (m_match) {
                        case IS -> Condition.Match.IS;
                        case IS_NOT -> Condition.Match.IS_NOT;
                    },
                    lines(m_values));
        }
    }

    static final class GeneNamesReference implements ParameterReference<GeneNames> {}

    static final class VectorShapeReference implements ParameterReference<VectorShape> {}

    static final class IsNamedByField implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(GeneNamesReference.class).isOneOf(GeneNames.FIELD);
        }
    }

    static final class IsOneColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(VectorShapeReference.class).isOneOf(VectorShape.LIST, VectorShape.DOUBLE_VECTOR);
        }
    }

    @Layout(FileSection.class)
    @Widget(
            title = "File",
            description =
                    "A GCT file (text, version 1.2 or 1.3, plain or gzipped) or a GCTX file. Which of these it is, is"
                            + " told by its content and not by its name. A gzipped GCTX file has to be unpacked first.")
    @FileReaderWidget(fileExtensions = {"gct", "gctx", "gz"})
    FileSelection m_file = new FileSelection();

    @Layout(FileSection.class)
    @Widget(title = "Rows are", description = "What a row of the first table is.")
    @ValueSwitchWidget
    RowsAre m_rowsAre = RowsAre.SAMPLES;

    @Layout(SampleSection.class)
    @Widget(
            title = "Choose samples",
            description =
                    "Conditions on the metadata of samples. Samples that fulfill all of them are read, the others are"
                            + " left out before the matrix is read: a few hundred samples of a file with a million take"
                            + " seconds. Without a condition, all samples are read.")
    @ArrayWidget(
            addButtonText = "Add condition",
            elementTitle = "Condition",
            elementLayout = ElementLayout.VERTICAL_CARD)
    ConditionParameters[] m_sampleConditions = new ConditionParameters[0];

    @Layout(SampleSection.class)
    @Widget(
            title = "Additional sample metadata",
            description =
                    "Optional: a tab-separated text file with a header line, plain or gzipped, that tells more of the"
                            + " samples. CMap's large GCTX files hold identifiers only; what the samples are is in the"
                            + " files named sig_info, siginfo, inst_info or instinfo beside them.")
    @FileReaderWidget(fileExtensions = {"txt", "tsv", "gz"})
    FileSelection m_sampleMetadataFile = new FileSelection();

    @Layout(SampleSection.class)
    @Widget(
            title = "Sample identifier column",
            description =
                    "The column of the additional file that holds the identifiers of samples. Leave it empty to find"
                            + " it by its name (sig_id, inst_id, id, distil_id, cid, sample_id, ...); if several columns"
                            + " have such a name, the one that shares most identifiers with the matrix is taken.")
    @TextInputWidget(placeholder = "find it")
    @Advanced
    String m_sampleIdColumn = "";

    @Layout(SampleSection.class)
    @Widget(
            title = "Sample metadata to keep",
            description = "The metadata fields that become columns, one name a line; * and ? are wildcards. Leaving out"
                    + " fields that are not needed saves memory with very large files.")
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
            addButtonText = "Add condition",
            elementTitle = "Condition",
            elementLayout = ElementLayout.VERTICAL_CARD)
    ConditionParameters[] m_geneConditions = new ConditionParameters[0];

    @Layout(GeneSection.class)
    @Widget(
            title = "Additional gene metadata",
            description =
                    "Optional: a tab-separated text file with a header line, plain or gzipped, that tells more of the"
                            + " genes, such as CMap's gene_info or geneinfo files. Large GCTX files name genes by number;"
                            + " their symbols are in that file.")
    @FileReaderWidget(fileExtensions = {"txt", "tsv", "gz"})
    FileSelection m_geneMetadataFile = new FileSelection();

    @Layout(GeneSection.class)
    @Widget(
            title = "Gene identifier column",
            description =
                    "The column of the additional file that holds the identifiers of genes. Leave it empty to find it"
                            + " by its name (pr_gene_id, gene_id, id, rid, ...).")
    @TextInputWidget(placeholder = "find it")
    @Advanced
    String m_geneIdColumn = "";

    @Layout(GeneSection.class)
    @Widget(
            title = "Gene metadata to keep",
            description = "The metadata fields that become columns, one name a line; * and ? are wildcards.")
    @TextAreaWidget(rows = 2)
    @Advanced
    String m_geneFields = "*";

    @Layout(OutputSection.class)
    @Widget(title = "Expression as", description = "How the expression values of a row are written.")
    @RadioButtonsWidget
    @ValueReference(VectorShapeReference.class)
    VectorShape m_vectorShape = VectorShape.LIST;

    @Layout(OutputSection.class)
    @Widget(title = "Expression column", description = "The name of the column that holds the expression values.")
    @Effect(predicate = IsOneColumn.class, type = EffectType.SHOW)
    String m_vectorColumn = "Expression";

    @Override
    public void validate() throws InvalidSettingsException {
        validate(m_sampleConditions, "Choose samples");
        validate(m_geneConditions, "Choose genes");
        if (m_geneNames == GeneNames.FIELD && m_geneNameField.isBlank()) {
            throw new InvalidSettingsException("Name the field with gene names, or choose symbols or identifiers.");
        }
        if (m_vectorShape != VectorShape.COLUMNS && m_vectorColumn.isBlank()) {
            throw new InvalidSettingsException("The expression column needs a name.");
        }
    }

    private static void validate(final ConditionParameters[] conditions, final String title)
            throws InvalidSettingsException {
        for (int i = 0; i < conditions.length; i++) {
            if (conditions[i].m_field.isBlank()) {
                throw new InvalidSettingsException(
                        title + ": condition " + (i + 1) + " names no field; name one or remove the condition.");
            }
            if (lines(conditions[i].m_values).isEmpty()) {
                throw new InvalidSettingsException(title + ": condition " + (i + 1) + " on " + conditions[i].m_field
                        + " has no values; write one a line or remove the condition.");
            }
        }
    }

    Orientation orientation() {
        return switch (m_rowsAre) {
            case SAMPLES -> Orientation.SAMPLES_AS_ROWS;
            case GENES -> Orientation.GENES_AS_ROWS;
        };
    }

    List<Condition> sampleConditions() {
        return conditions(m_sampleConditions);
    }

    List<Condition> geneConditions() {
        return conditions(m_geneConditions);
    }

    Optional<String> sampleIdColumn() {
        return Optional.of(m_sampleIdColumn.strip()).filter(name -> !name.isEmpty());
    }

    Optional<String> geneIdColumn() {
        return Optional.of(m_geneIdColumn.strip()).filter(name -> !name.isEmpty());
    }

    List<String> sampleFields() {
        return lines(m_sampleFields);
    }

    List<String> geneFields() {
        return lines(m_geneFields);
    }

    private static List<Condition> conditions(final ConditionParameters[] conditions) {
        return Arrays.stream(conditions).map(ConditionParameters::condition).toList();
    }

    private static List<String> lines(final String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
