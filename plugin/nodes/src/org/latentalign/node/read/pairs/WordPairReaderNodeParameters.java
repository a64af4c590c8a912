package org.latentalign.node.read.pairs;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
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
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.latentalign.node.shared.files.EncodingChoice;

/**
 * The settings of the Word Pair Reader. Keys and the names of constants are written into saved workflows: they never
 * change.
 */
@SuppressWarnings("restriction") // KNIME 5.8 has no public file chooser
@LoadDefaultsForAbsentFields
final class WordPairReaderNodeParameters implements NodeParameters {

    @Section(title = "File")
    interface FileSection {}

    @Section(title = "Layout of the File")
    @After(FileSection.class)
    interface LayoutSection {}

    /** What follows the two words. */
    enum ThirdField {
        @Label(
                value = "Rating",
                description = "A finite number that says how similar the words are. It becomes the column Rating.")
        RATING,
        @Label(
                value = "Group",
                description = "The name of the relation that leads from the first word to the second. It becomes the"
                        + " column Group.")
        GROUP,
        @Label(value = "None", description = "Only the two words are read; what follows them is left out and counted.")
        NONE
    }

    /** Which columns are read. */
    enum Columns {
        @Label(
                value = "Detect",
                description =
                        "The names of the columns decide, if the first line has them: those of SimLex-999, SimVerb,"
                                + " HyperLex, WordSim-353, UMNSRS, MayoSRS and others are known. Without names, the"
                                + " words are the first columns of text, apart from marks such as those of a part of"
                                + " speech, and the rating is the only column of numbers, or the one that is the mean"
                                + " of the others. When that does not tell, the node asks you to choose: ratings of"
                                + " single people are never taken for their mean.")
        AUTOMATIC,
        @Label(value = "Choose", description = "By the name of each column or by its number.")
        CHOSEN
    }

    static final class ColumnsReference implements ParameterReference<Columns> {}

    static final class AreColumnsChosen implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ColumnsReference.class).isOneOf(Columns.CHOSEN);
        }
    }

    static final class ThirdFieldReference implements ParameterReference<ThirdField> {}

    static final class IsThirdColumnChosen implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ColumnsReference.class)
                    .isOneOf(Columns.CHOSEN)
                    .and(i.getEnum(ThirdFieldReference.class).isOneOf(ThirdField.RATING, ThirdField.GROUP));
        }
    }

    /** What stands between fields. */
    enum Separator {
        @Label(
                value = "Detect",
                description =
                        "The first hundred lines decide: it is what splits them into the same number of fields, at"
                                + " least as many as are read. If several do, tabs go before semicolons, commas and"
                                + " blanks.")
        AUTOMATIC,
        @Label(value = "Tab", description = "One tab.")
        TAB,
        @Label(value = "Semicolon", description = "One semicolon.")
        SEMICOLON,
        @Label(value = "Comma", description = "One comma.")
        COMMA,
        @Label(value = "Blank", description = "Any number of blanks and tabs. Words cannot hold blanks then.")
        BLANK
    }

    /** Whether the first line names the columns. */
    enum HeaderLine {
        @Label(
                value = "Detect",
                description =
                        "The first line is taken for names if a field begins with a letter where other lines have a"
                                + " number; if its names are usual ones of two words, such as word1 and word2; or if"
                                + " the third field is called group, relation, category, class, type or label there"
                                + " and no other line is. With two fields a line, names cannot be told from words:"
                                + " choose.")
        AUTOMATIC,
        @Label(value = "Yes", description = "The first line is no pair, and is passed over.")
        YES,
        @Label(value = "No", description = "The first line is a pair.")
        NO
    }

    /** What happens to lines that cannot be read. */
    enum MalformedEntries {
        @Label(value = "Fail", description = "The node stops and says which line is wrong and why.")
        FAIL,
        @Label(value = "Skip", description = "Such lines are left out. A warning counts them and shows the first few.")
        SKIP
    }

    @Layout(FileSection.class)
    @Widget(title = "File", description = "The text file with the pairs, as it is or compressed with gzip.")
    @FileReaderWidget(fileExtensions = {"txt", "csv", "tsv", "tab", "gz"})
    FileSelection m_file = new FileSelection();

    @Layout(FileSection.class)
    @Widget(
            title = "Third field",
            description =
                    "What is read beside the two words of a line. Further fields are left out, and a warning counts"
                            + " the lines that have some.")
    @ValueSwitchWidget
    @ValueReference(ThirdFieldReference.class)
    ThirdField m_thirdField = ThirdField.RATING;

    @Layout(FileSection.class)
    @Widget(
            title = "Malformed lines",
            description = "What to do with a line that has too few fields, or more than most, an empty word, a rating"
                    + " that is not a finite number, an empty group, a quotation mark that is not closed, or is no text"
                    + " in the encoding.")
    @ValueSwitchWidget
    MalformedEntries m_malformedLines = MalformedEntries.FAIL;

    @Layout(LayoutSection.class)
    @Widget(title = "Separator", description = "What stands between the fields of a line.")
    Separator m_separator = Separator.AUTOMATIC;

    @Layout(LayoutSection.class)
    @Widget(
            title = "Line of names",
            description = "Whether the first line, apart from comments and empty lines, names the columns.")
    @ValueSwitchWidget
    HeaderLine m_headerLine = HeaderLine.AUTOMATIC;

    @Layout(LayoutSection.class)
    @Widget(
            title = "Columns",
            description =
                    "Which columns hold the words, and the rating or the group. When these are not the first three, a"
                            + " warning says which were read.")
    @ValueSwitchWidget
    @ValueReference(ColumnsReference.class)
    Columns m_columns = Columns.AUTOMATIC;

    @Layout(LayoutSection.class)
    @Widget(
            title = "Column of the first word",
            description =
                    "The name that the first line gives to the column, in any letter case, or its number, from 1.")
    @Effect(predicate = AreColumnsChosen.class, type = EffectType.SHOW)
    String m_firstColumn = "1";

    @Layout(LayoutSection.class)
    @Widget(
            title = "Column of the second word",
            description =
                    "The name that the first line gives to the column, in any letter case, or its number, from 1.")
    @Effect(predicate = AreColumnsChosen.class, type = EffectType.SHOW)
    String m_secondColumn = "2";

    @Layout(LayoutSection.class)
    @Widget(
            title = "Column of the rating or group",
            description =
                    "The name that the first line gives to the column, in any letter case, or its number, from 1.")
    @Effect(predicate = IsThirdColumnChosen.class, type = EffectType.SHOW)
    String m_thirdColumn = "3";

    @Advanced
    @Layout(LayoutSection.class)
    @Widget(title = "Encoding", description = "How the bytes of the file stand for letters.")
    EncodingChoice m_encoding = EncodingChoice.UTF_8;

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_thirdField == null
                || m_malformedLines == null
                || m_separator == null
                || m_headerLine == null
                || m_columns == null
                || m_encoding == null) {
            throw new InvalidSettingsException(
                    "A choice is missing in the settings: open the dialog and choose again.");
        }
        if (m_columns == Columns.CHOSEN
                && (isBlank(m_firstColumn) || isBlank(m_secondColumn) || isBlank(m_thirdColumn))) {
            throw new InvalidSettingsException("A column is missing: give the name or number of each column.");
        }
    }

    private static boolean isBlank(final String text) {
        return text == null || text.isBlank();
    }
}
