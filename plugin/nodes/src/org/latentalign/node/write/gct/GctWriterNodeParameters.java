package org.latentalign.node.write.gct;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
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
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.latentalign.format.vectors.Precision;
import org.latentalign.node.shared.compare.LabelColumn;
import org.latentalign.node.shared.files.ExistingFile;
import org.latentalign.node.shared.files.WrittenFile;
import org.latentalign.node.shared.vectors.InputVectorParameters;
import org.latentalign.node.shared.vectors.VectorSource;

/** The settings of the GCT Writer. Keys and the names of constants are written into saved workflows: they never change. */
@SuppressWarnings("restriction") // KNIME 5.8 has no public file chooser
@LoadDefaultsForAbsentFields
final class GctWriterNodeParameters implements NodeParameters {

    @Section(title = "File")
    interface FileSection {}

    @Section(title = "Samples", description = "What is written of the first table.")
    @After(FileSection.class)
    interface SampleSection {}

    @Section(title = "Genes", description = "What is written of the second table.")
    @After(SampleSection.class)
    @Effect(predicate = HasGeneMetadata.class, type = EffectType.SHOW)
    interface GeneSection {}

    static final class HasGeneMetadata implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getConstant(input -> input.getInPortSpecs().length > 1);
        }
    }

    /** What kind of file is written. */
    enum Format {
        @Label(value = "GCT", description = "Text of version 1.3, which every program for GCT reads.")
        GCT,
        @Label(value = "GCTX", description = "HDF5, for large matrices.")
        GCTX
    }

    /** With how many digits the matrix of a GCTX file is written. */
    enum Digits {
        @Label(
                value = "Single precision",
                description =
                        "Rounded to 32 bits, some seven digits, as in the Connectivity Map's files. A warning counts"
                                + " numbers that are too large or too near to zero.")
        SINGLE(Precision.SINGLE),
        @Label(value = "Double precision", description = "As they are in the table, in twice the space.")
        DOUBLE(Precision.DOUBLE);

        private final Precision m_precision;

        Digits(final Precision precision) {
            m_precision = precision;
        }
    }

    /** Where identifiers are. */
    enum IdentifierIn {
        @Label(value = "RowID", description = "The RowID is the identifier, as the GCT Reader writes it.")
        ROW_ID,
        @Label(value = "Column", description = "A column holds the identifier, a different one in each row.")
        COLUMN
    }

    static final class FormatReference implements ParameterReference<Format> {}

    static final class IsGctx implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(Format.GCTX);
        }
    }

    static final class IdentifierInReference implements ParameterReference<IdentifierIn> {}

    static final class IsIdentifierColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(IdentifierInReference.class).isOneOf(IdentifierIn.COLUMN);
        }
    }

    @Layout(FileSection.class)
    @Widget(title = "Format", description = "What kind of file is written.")
    @ValueSwitchWidget
    @ValueReference(FormatReference.class)
    Format m_format = Format.GCT;

    @Layout(FileSection.class)
    @Widget(title = "File", description = "Where to write the profiles; names end in gct or gctx.")
    @FileWriterWidget
    FileSelection m_file = new FileSelection();

    @Layout(FileSection.class)
    @Widget(title = "If the file exists", description = "What to do when there is a file of this name already.")
    @ValueSwitchWidget
    ExistingFile m_existingFile = ExistingFile.FAIL;

    @Layout(FileSection.class)
    @Widget(title = "Numbers", description = "With how many digits the matrix is written.")
    @ValueSwitchWidget
    @Advanced
    @Effect(predicate = IsGctx.class, type = EffectType.SHOW)
    Digits m_digits = Digits.SINGLE;

    @Layout(FileSection.class)
    @Widget(
            title = "Create missing folders",
            description = "Whether the folders of the file are made when they do not exist.")
    @Advanced
    boolean m_createFolders;

    @Layout(SampleSection.class)
    InputVectorParameters m_vectors = new InputVectorParameters();

    @Layout(SampleSection.class)
    @Widget(title = "Identifier in", description = "Where the identifier of a sample is, a different one in each row.")
    @ValueSwitchWidget
    @ValueReference(IdentifierInReference.class)
    IdentifierIn m_identifierIn = IdentifierIn.ROW_ID;

    @Layout(SampleSection.class)
    @Widget(title = "Identifier column", description = "The column with the identifiers of the samples.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @Effect(predicate = IsIdentifierColumn.class, type = EffectType.SHOW)
    String m_identifierColumn;

    @Layout(SampleSection.class)
    @Widget(
            title = "Sample metadata",
            description =
                    "The columns that are written as metadata of samples. The columns of the vectors are none, and a"
                            + " column <tt>id</tt> that repeats the identifiers is not written again.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @TwinlistWidget
    ColumnFilter m_sampleColumns = new ColumnFilter().withIncludeUnknownColumns();

    @Layout(GeneSection.class)
    @Widget(
            title = "Gene name column",
            description =
                    "The column of the second table that has the names by which the profiles know their genes. If none"
                            + " is chosen, a column <tt>name</tt>, as the GCT Reader writes it, or else the RowID.")
    @ChoicesProvider(LabelColumn.SecondPortChoices.class)
    String m_geneNameColumn;

    @Layout(GeneSection.class)
    @Widget(
            title = "Gene metadata",
            description =
                    "The columns of the second table that are written as metadata of genes. Columns <tt>id</tt> and"
                            + " <tt>name</tt> that repeat the identifiers, or another column, are not written again.")
    @ChoicesProvider(LabelColumn.SecondPortChoices.class)
    @TwinlistWidget
    ColumnFilter m_geneColumns = new ColumnFilter().withIncludeUnknownColumns();

    /** Whatever the table turns out to have. */
    GctWriterNodeParameters() {}

    GctWriterNodeParameters(final NodeParametersInput input) {
        m_vectors = new InputVectorParameters(input);
    }

    Precision precision() {
        return m_digits.m_precision;
    }

    WrittenFile.Policy policy() {
        return new WrittenFile.Policy(m_existingFile, m_createFolders);
    }

    /** @return the column with the identifiers of samples, or nothing for the RowID */
    Optional<String> identifierColumn(final DataTableSpec samples) throws InvalidSettingsException {
        return m_identifierIn == IdentifierIn.ROW_ID
                ? Optional.empty()
                : Optional.of(LabelColumn.find(
                        samples, m_identifierColumn, List.of("id", "sample", "sample_id"), "identifiers of samples"));
    }

    /** @return the columns of sample metadata */
    List<String> sampleColumns(final DataTableSpec samples, final VectorSource source) throws InvalidSettingsException {
        return chosen(m_sampleColumns, samples, "sample metadata").stream()
                .filter(column -> !source.columns().contains(column))
                .toList();
    }

    /** @return the columns of gene metadata */
    List<String> geneColumns(final DataTableSpec genes) throws InvalidSettingsException {
        return chosen(m_geneColumns, genes, "gene metadata");
    }

    /** @return the column with the names of genes, or nothing for the RowID */
    Optional<String> geneNameColumn(final DataTableSpec genes) throws InvalidSettingsException {
        if (m_geneNameColumn == null || m_geneNameColumn.isEmpty()) {
            return Optional.of(LabelTable.NAME).filter(genes::containsName);
        }
        return Optional.of(LabelColumn.find(genes, m_geneNameColumn, List.of(), "names of genes"));
    }

    private static List<String> chosen(final ColumnFilter filter, final DataTableSpec table, final String what)
            throws InvalidSettingsException {
        List<DataColumnSpec> available = LabelColumn.candidates(table);
        var missing = filter.getMissingSelected(available);
        if (missing.length > 0) {
            throw new InvalidSettingsException("Columns chosen as " + what + " are not in the table: "
                    + VectorSource.list(Arrays.asList(missing)) + ".");
        }
        return Arrays.asList(filter.filter(available));
    }
}
