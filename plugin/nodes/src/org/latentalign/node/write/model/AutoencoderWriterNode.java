package org.latentalign.node.write.model;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.NumpyFormat;
import org.latentalign.node.shared.files.CancelableStreams;
import org.latentalign.node.shared.files.WrittenFile;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.ModelNotes;

/** What the Autoencoder Writer does: a model in, an archive of arrays out. */
final class AutoencoderWriterNode {

    private static final String WHAT = "the model";

    private AutoencoderWriterNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        AutoencoderWriterNodeParameters parameters = input.getParameters();
        WrittenFile.check(parameters.m_file, WHAT, policy(parameters));
    }

    private static WrittenFile.Policy policy(final AutoencoderWriterNodeParameters parameters) {
        return new WrittenFile.Policy(parameters.m_existingFile, parameters.m_createFolders);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            AutoencoderWriterNodeParameters parameters = input.getParameters();
            AutoencoderPortObject object = input.getInPortObject(0);
            var exec = input.getExecutionContext();
            exec.setMessage("Writing the model");
            WrittenFile.write(
                    parameters.m_file,
                    WHAT,
                    policy(parameters),
                    stream -> NumpyFormat.write(
                            object.model(),
                            ModelNotes.of(object.getSpec()),
                            new CancelableStreams.Output(stream, exec)));
        });
    }
}
