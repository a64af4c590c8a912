package org.latentalign.node.write.moment;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.latentalign.node.shared.files.ExistingFile;

/**
 * The settings of the Second Moment Writer. Keys and the names of constants are written into saved workflows: they never
 * change.
 */
@SuppressWarnings("restriction") // KNIME 5.8 has no public file chooser
@LoadDefaultsForAbsentFields
final class SecondMomentWriterNodeParameters implements NodeParameters {

    @Widget(title = "File", description = "Where to write the second moment; the name ends in moment.")
    @FileWriterWidget(fileExtension = "moment")
    FileSelection m_file = new FileSelection();

    @Widget(title = "If the file exists", description = "What to do when there is a file of this name already.")
    @ValueSwitchWidget
    ExistingFile m_existingFile = ExistingFile.FAIL;

    @Widget(
            title = "Create missing folders",
            description = "Whether the folders of the file are made when they do not exist.")
    @Advanced
    boolean m_createFolders;
}
