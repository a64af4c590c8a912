package org.latentalign.node.read.model;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;

/** The settings of the Autoencoder Reader. Keys are written into saved workflows: they never change. */
@SuppressWarnings("restriction") // KNIME 5.8 has no public file chooser
@LoadDefaultsForAbsentFields
final class AutoencoderReaderNodeParameters implements NodeParameters {

    @Widget(
            title = "File",
            description = "A model that the Autoencoder Writer has written, or NumPy in the same form (npz).")
    @FileReaderWidget(fileExtensions = "npz")
    FileSelection m_file = new FileSelection();
}
