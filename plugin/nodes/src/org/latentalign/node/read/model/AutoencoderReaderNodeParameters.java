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

    @Widget(title = "File", description = "The file (npz) with the arrays of a model.")
    @FileReaderWidget(fileExtensions = "npz")
    FileSelection m_file = new FileSelection();
}
