package org.latentalign.node.read.moment;

import java.nio.file.Files;
import java.util.List;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.MomentFormat;
import org.latentalign.node.shared.files.CancelableStreams;
import org.latentalign.node.shared.files.ChosenFile;
import org.latentalign.node.shared.files.QuickLook;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.SecondMomentPortObject;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.node.shared.view.MomentFigure;

/** What the Second Moment Reader does: settings in, second moment out. */
final class SecondMomentReaderNode {

    private static final String WHAT = "a file with a second moment";

    private SecondMomentReaderNode() {}

    /** What the file says of itself is known when it has been read. */
    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        SecondMomentReaderNodeParameters parameters = input.getParameters();
        ChosenFile.check(parameters.m_file, WHAT);
        QuickLook.at(parameters.m_file, (file, look) -> {
                    try (var stream = look.stream(file)) {
                        return SecondMomentPortObject.of(MomentFormat.read(stream))
                                .getSpec();
                    }
                })
                .ifPresentOrElse(spec -> output.setOutSpec(0, spec), () -> output.setOutSpec(0, null));
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            SecondMomentReaderNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            exec.setMessage("Reading the second moment");
            try (var file = ChosenFile.open(parameters.m_file, WHAT);
                    var stream = Files.newInputStream(file.path())) {
                var moment = MomentFormat.read(new CancelableStreams.Input(stream, exec));
                NodeExecution.warn(
                        output,
                        moment.moment().count() == 1
                                ? List.of("The second moment is that of a single row.")
                                : List.of());
                output.setOutData(0, SecondMomentPortObject.of(moment));
                var figure = MomentFigure.of(moment, NodeExecution.progress(exec.createSubProgress(0)));
                FigureView.show(output, exec, figure);
                FigureImage.write(input, output, figure);
            }
        });
    }
}
