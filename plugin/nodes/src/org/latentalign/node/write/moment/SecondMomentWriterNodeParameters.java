package org.latentalign.node.write.moment;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;

/**
 * The settings of the Second Moment Writer. Keys and the names of constants are written into saved workflows: they never
 * change.
 */
@SuppressWarnings("restriction") // KNIME 5.8 has no public file chooser
@LoadDefaultsForAbsentFields
final class SecondMomentWriterNodeParameters implements NodeParameters {

    /** What happens to a file that is there already. */
    enum ExistingFile {
        @Label(value = "Fail", description = "The node stops, and the file stays as it is.")
        FAIL,
        @Label(value = "Replace", description = "The file is replaced, once the new one is complete.")
        REPLACE
    }

    @Widget(title = "File", description = "Where to write the second moment. Its folder must exist.")
    @FileWriterWidget(fileExtension = "moment")
    FileSelection m_file = new FileSelection();

    @Widget(title = "If the file exists", description = "What to do when there is a file of this name already.")
    @ValueSwitchWidget
    ExistingFile m_existingFile = ExistingFile.FAIL;
}
