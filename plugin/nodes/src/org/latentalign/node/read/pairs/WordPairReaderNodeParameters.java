package org.latentalign.node.read.pairs;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;

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

    /** What stands between fields. */
    enum Separator {
        @Label(
                value = "Detect",
                description =
                        "The first hundred lines decide: it is what splits them into the same number of fields, at"
                                + " least as many as are read. If several do, tabs go before semicolons, commas and blanks.")
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
                description = "The first line is taken for names if its third field begins with a letter while other"
                        + " lines have a number there; or if it is called group, relation, category, class, type or"
                        + " label there and no other line is. With two fields a line, names cannot be told from words:"
                        + " choose.")
        AUTOMATIC,
        @Label(value = "Yes", description = "The first line is no pair, and is passed over.")
        YES,
        @Label(value = "No", description = "The first line is a pair.")
        NO
    }

    /** What happens to lines that cannot be read. */
    enum MalformedLines {
        @Label(value = "Fail", description = "The node stops and says which line is wrong and why.")
        FAIL,
        @Label(value = "Skip", description = "Such lines are left out. A warning counts them and shows the first few.")
        SKIP
    }

    @Layout(FileSection.class)
    @Widget(
            title = "File",
            description = "The text file with the pairs, as it is or compressed with gzip, in the encoding UTF-8.")
    @FileReaderWidget(fileExtensions = {"txt", "csv", "tsv", "tab", "gz"})
    FileSelection m_file = new FileSelection();

    @Layout(FileSection.class)
    @Widget(
            title = "Third field",
            description = "What follows the two words in a line. Further fields are left out, and a warning counts the"
                    + " lines that have some.")
    @ValueSwitchWidget
    ThirdField m_thirdField = ThirdField.RATING;

    @Layout(FileSection.class)
    @Widget(
            title = "Malformed lines",
            description = "What to do with a line that has too few fields, or more than most, an empty word, a rating"
                    + " that is not a finite number, an empty group, a quotation mark that is not closed, or is not UTF-8"
                    + " text.")
    @ValueSwitchWidget
    MalformedLines m_malformedLines = MalformedLines.FAIL;

    @Layout(LayoutSection.class)
    @Widget(title = "Separator", description = "What stands between the fields of a line.")
    Separator m_separator = Separator.AUTOMATIC;

    @Layout(LayoutSection.class)
    @Widget(
            title = "Line of names",
            description = "Whether the first line, apart from comments and empty lines, names the columns.")
    @ValueSwitchWidget
    HeaderLine m_headerLine = HeaderLine.AUTOMATIC;

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_thirdField == null || m_malformedLines == null || m_separator == null || m_headerLine == null) {
            throw new InvalidSettingsException(
                    "A choice is missing in the settings: open the dialog and choose again.");
        }
    }
}
