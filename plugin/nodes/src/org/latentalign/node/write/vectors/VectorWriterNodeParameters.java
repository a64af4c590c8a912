package org.latentalign.node.write.vectors;

import java.util.Arrays;
import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Before;
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
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.latentalign.format.vectors.NameBlanks;
import org.latentalign.format.vectors.Precision;
import org.latentalign.format.vectors.VectorFormat;
import org.latentalign.node.shared.files.ExistingFile;
import org.latentalign.node.shared.files.WrittenFile;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.words.NamedVectorParameters;
import org.latentalign.node.shared.words.WordColumns;

/** The settings of the Vector Writer. Keys and the names of constants are written into saved workflows: they never change. */
@SuppressWarnings("restriction") // KNIME 5.8 has no public file chooser
@LoadDefaultsForAbsentFields
final class VectorWriterNodeParameters extends NamedVectorParameters {

    @Section(title = "File")
    @Before(VectorsSection.class)
    interface FileSection {}

    /** What kind of file is written. */
    enum Format {
        @Label(
                value = "NumPy archive (npz)",
                description = "The arrays <tt>vectors</tt> and <tt>names</tt> in one file. Names may be any text.")
        NPZ(VectorFormat.NPZ),
        @Label(
                value = "NumPy array (npy)",
                description = "The array of the numbers, a row for each vector, without names.")
        NPY(VectorFormat.NPY),
        @Label(
                value = "word2vec text",
                description =
                        "A first line with the number of vectors and of dimensions, then a line for each: name and"
                                + " numbers, with blanks between.")
        WORD2VEC_TEXT(VectorFormat.WORD2VEC_TEXT),
        @Label(
                value = "word2vec binary",
                description =
                        "The same first line, then names and numbers of 32 bits: small and quick to load. Some seven"
                                + " digits are kept; a warning counts numbers that are too large or too near to zero.")
        WORD2VEC_BINARY(VectorFormat.WORD2VEC_BINARY),
        @Label(value = "GloVe text", description = "As word2vec's text, without the first line.")
        GLOVE(VectorFormat.GLOVE),
        @Label(
                value = "TensorFlow projector",
                description =
                        "Two files: the chosen one has the numbers, separated by tabs; one beside it has the names"
                                + " and the columns chosen below. It is called metadata.tsv when the first is"
                                + " vectors.tsv, and X-metadata.tsv when the first is X.tsv.")
        PROJECTOR(VectorFormat.PROJECTOR);

        private final VectorFormat m_format;

        Format(final VectorFormat format) {
            m_format = format;
        }
    }

    /** With how many digits numbers are written. */
    enum Digits {
        @Label(
                value = "Double precision",
                description = "As they are in the table, with up to 17 digits: what is read is the same number.")
        DOUBLE(Precision.DOUBLE),
        @Label(
                value = "Single precision",
                description =
                        "Rounded to 32 bits, some seven digits, as most programs for embeddings keep them: about half"
                                + " the size. A warning counts numbers that are too large or too near to zero.")
        SINGLE(Precision.SINGLE);

        private final Precision m_precision;

        Digits(final Precision precision) {
            m_precision = precision;
        }
    }

    /** What becomes of blanks in names. */
    enum Blanks {
        @Label(
                value = "Refuse",
                description =
                        "The node stops and says which name has a blank, since most programs would read two names.")
        REFUSE(NameBlanks.REFUSE),
        @Label(value = "Replace by _", description = "New York becomes New_York, as is usual for word vectors.")
        REPLACE(NameBlanks.REPLACE),
        @Label(
                value = "Keep",
                description =
                        "They stay, as in GloVe's largest file. Only programs that know how many numbers follow read"
                                + " such names, the Word Vector Reader among them. The binary format cannot have them.")
        KEEP(NameBlanks.KEEP);

        private final NameBlanks m_blanks;

        Blanks(final NameBlanks blanks) {
            m_blanks = blanks;
        }
    }

    /** What becomes of rows without a complete vector. */
    enum Incomplete {
        @Label(value = "Fail", description = "The node stops and names the first such row.")
        FAIL,
        @Label(
                value = "Skip",
                description = "They are not written, and are counted in a warning. The table is read twice.")
        LEAVE_OUT,
        @Label(
                value = "Write nan",
                description =
                        "A missing number is written as nan, an infinite one as inf, and a row without any vector as"
                                + " nan throughout. Many programs cannot read that.")
        WRITE_NAN
    }

    static final class FormatReference implements ParameterReference<Format> {}

    static final class HasNamesInLines implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(Format.WORD2VEC_TEXT, Format.WORD2VEC_BINARY, Format.GLOVE);
        }
    }

    static final class HasPrecision implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FormatReference.class)
                    .isOneOf(Format.NPZ, Format.NPY, Format.WORD2VEC_TEXT, Format.GLOVE, Format.PROJECTOR);
        }
    }

    static final class IsProjector implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(Format.PROJECTOR);
        }
    }

    @Layout(FileSection.class)
    @Widget(title = "Format", description = "Which programs are to read the file.")
    @RadioButtonsWidget
    @ValueReference(FormatReference.class)
    Format m_format = Format.NPZ;

    @Layout(FileSection.class)
    @Widget(
            title = "File",
            description = "Where to write the vectors. Usual endings are npz, npy, txt for word2vec and GloVe, bin for"
                    + " word2vec's binary format and tsv for the projector.")
    @FileWriterWidget
    FileSelection m_file = new FileSelection();

    @Layout(FileSection.class)
    @Widget(title = "If the file exists", description = "What to do when there is a file of this name already.")
    @ValueSwitchWidget
    ExistingFile m_existingFile = ExistingFile.FAIL;

    @Layout(FileSection.class)
    @Widget(
            title = "Blanks in names",
            description = "What becomes of blanks, which separate names and numbers in the file.")
    @ValueSwitchWidget
    @Effect(predicate = HasNamesInLines.class, type = EffectType.SHOW)
    Blanks m_blanks = Blanks.REFUSE;

    @Layout(FileSection.class)
    @Widget(
            title = "Labels",
            description = "The columns that are written beside the names, to color and to search vectors by in the"
                    + " projector.")
    @ChoicesProvider(WordColumns.OfFirstTable.class)
    @TwinlistWidget
    @Effect(predicate = IsProjector.class, type = EffectType.SHOW)
    ColumnFilter m_labels = new ColumnFilter().withIncludeUnknownColumns();

    @Layout(FileSection.class)
    @Widget(title = "Numbers", description = "With how many digits numbers are written.")
    @ValueSwitchWidget
    @Advanced
    @Effect(predicate = HasPrecision.class, type = EffectType.SHOW)
    Digits m_digits = Digits.DOUBLE;

    @Layout(FileSection.class)
    @Widget(
            title = "Incomplete vectors",
            description = "What becomes of rows whose vector is missing, or has missing or infinite numbers.")
    @ValueSwitchWidget
    @Advanced
    Incomplete m_incomplete = Incomplete.FAIL;

    @Layout(FileSection.class)
    @Widget(
            title = "Create missing folders",
            description = "Whether the folders of the file are made when they do not exist.")
    @Advanced
    boolean m_createFolders;

    /** Whatever the table turns out to have. */
    VectorWriterNodeParameters() {}

    VectorWriterNodeParameters(final NodeParametersInput input) {
        super(input);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_format == Format.WORD2VEC_BINARY && m_blanks == Blanks.KEEP) {
            throw new InvalidSettingsException(
                    "word2vec's binary format cannot keep blanks in names: have them replaced, or"
                            + " choose another format.");
        }
    }

    VectorFormat format() {
        return m_format.m_format;
    }

    Precision precision() {
        return m_digits.m_precision;
    }

    NameBlanks blanks() {
        return m_blanks.m_blanks;
    }

    WrittenFile.Policy policy() {
        return new WrittenFile.Policy(m_existingFile, m_createFolders);
    }

    /** @return the columns of labels; none unless the format has them */
    List<String> labelColumns(final DataTableSpec table) throws InvalidSettingsException {
        if (m_format != Format.PROJECTOR) {
            return List.of();
        }
        var texts = WordColumns.texts(table);
        var missing = m_labels.getMissingSelected(texts);
        if (missing.length > 0) {
            throw new InvalidSettingsException("Columns chosen as labels are not in the table, or hold no text: "
                    + VectorSource.list(Arrays.asList(missing)) + ".");
        }
        var names = nameColumns(table);
        return Arrays.stream(m_labels.filter(texts))
                .filter(column -> !names.contains(column))
                .toList();
    }
}
