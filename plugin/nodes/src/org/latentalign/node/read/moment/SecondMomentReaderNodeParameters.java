package org.latentalign.node.read.moment;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** The settings of the Second Moment Reader. Keys are written into saved workflows: they never change. */
@SuppressWarnings("restriction") // KNIME 5.8 has no public file chooser
@LoadDefaultsForAbsentFields
final class SecondMomentReaderNodeParameters implements NodeParameters {

    @Widget(
            title = "File",
            description = "What the Second Moment Writer, or another program in the same format, has written (moment).")
    @FileReaderWidget(fileExtensions = "moment")
    FileSelection m_file = new FileSelection();
}
