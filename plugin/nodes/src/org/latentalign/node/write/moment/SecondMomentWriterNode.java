package org.latentalign.node.write.moment;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.MomentFormat;
import org.latentalign.node.shared.files.CancelableStreams;
import org.latentalign.node.shared.files.WrittenFile;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.SecondMomentPortObject;

/** What the Second Moment Writer does: settings and second moment in, a file out. */
final class SecondMomentWriterNode {

    private static final String WHAT = "the second moment";

    private SecondMomentWriterNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        SecondMomentWriterNodeParameters parameters = input.getParameters();
        WrittenFile.check(parameters.m_file, WHAT, policy(parameters));
    }

    private static WrittenFile.Policy policy(final SecondMomentWriterNodeParameters parameters) {
        return new WrittenFile.Policy(parameters.m_existingFile, parameters.m_createFolders);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            SecondMomentWriterNodeParameters parameters = input.getParameters();
            SecondMomentPortObject object = input.getInPortObject(0);
            var exec = input.getExecutionContext();
            exec.setMessage("Writing the second moment");
            WrittenFile.write(
                    parameters.m_file,
                    WHAT,
                    policy(parameters),
                    stream -> MomentFormat.write(object.moment(), new CancelableStreams.Output(stream, exec)));
        });
    }
}
