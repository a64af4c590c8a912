package org.latentalign.node.read.model;

import java.nio.file.Files;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.NumpyFormat;
import org.latentalign.node.shared.files.CancelableStreams;
import org.latentalign.node.shared.files.ChosenFile;
import org.latentalign.node.shared.files.QuickLook;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.ModelNotes;

/** What the Autoencoder Reader does: settings in, a model out. */
final class AutoencoderReaderNode {

    private static final String WHAT = "a file with a model";

    private AutoencoderReaderNode() {}

    /** What the file says of the model is known when it has been read. */
    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        AutoencoderReaderNodeParameters parameters = input.getParameters();
        ChosenFile.check(parameters.m_file, WHAT);
        QuickLook.at(parameters.m_file, (file, look) -> {
                    try (var stream = look.stream(file)) {
                        return ModelNotes.portObject(NumpyFormat.read(stream, ModelNotes.NAMES))
                                .getSpec();
                    }
                })
                .ifPresentOrElse(spec -> output.setOutSpec(0, spec), () -> output.setOutSpec(0, null));
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            AutoencoderReaderNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            exec.setMessage("Reading the model");
            try (var file = ChosenFile.open(parameters.m_file, WHAT)) {
                output.setOutData(
                        0,
                        ModelNotes.portObject(NumpyFormat.read(
                                () -> new CancelableStreams.Input(Files.newInputStream(file.path()), exec),
                                ModelNotes.NAMES)));
            }
        });
    }
}
