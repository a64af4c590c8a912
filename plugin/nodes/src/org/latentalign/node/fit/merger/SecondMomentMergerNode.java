package org.latentalign.node.fit.merger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.PreprocessedMoment;
import org.latentalign.node.fit.merger.SecondMomentMergerNodeParameters.RepeatedMoments;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.SecondMomentPortObject;
import org.latentalign.node.shared.port.SecondMomentPortObjectSpec;
import org.latentalign.node.shared.port.SecondMomentPortObjectSpec.Content;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.node.shared.view.MomentFigure;

/** What the Second Moment Merger does: second moments in, one out. */
final class SecondMomentMergerNode {

    private SecondMomentMergerNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        output.setOutSpec(0, spec(input.getInPortSpecs()));
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            var moments = Arrays.stream(input.getInPortObjects())
                    .map(object -> ((SecondMomentPortObject) object).moment())
                    .toList();
            input.getExecutionContext().setProgress(0, "Merging second moments");
            SecondMomentMergerNodeParameters parameters = input.getParameters();
            var repetitions = repetitions(moments);
            if (parameters.m_repeated == RepeatedMoments.FAIL && !repetitions.isEmpty()) {
                throw new KNIMEException(repetitions.get(0));
            }
            var merged = PreprocessedMoment.merge(moments);
            NodeExecution.warn(output, repetitions);
            output.setOutData(0, object(input, merged));
            var exec = input.getExecutionContext();
            var figure = MomentFigure.merged(merged, moments, NodeExecution.progress(exec.createSubProgress(0)));
            FigureView.show(output, exec, figure);
            FigureImage.write(input, output, figure);
        });
    }

    /** With what the first input knows of the table, which the numbers do not say. */
    private static SecondMomentPortObject object(final ExecuteInput input, final PreprocessedMoment merged) {
        var first =
                ((SecondMomentPortObject) input.getInPortObject(0)).getSpec().content();
        return new SecondMomentPortObject(
                new SecondMomentPortObjectSpec(new Content(
                        first.shape(),
                        first.inputColumn(),
                        merged.inputNames(),
                        merged.moment().dimension(),
                        first.preprocessing())),
                merged);
    }

    private static List<String> repetitions(final List<PreprocessedMoment> moments) {
        var warnings = new ArrayList<String>();
        for (int i = 0; i < moments.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (moments.get(i).hasSameNumbers(moments.get(j))) {
                    warnings.add("Second moments " + (j + 1) + " and " + (i + 1)
                            + " have the same numbers: the same rows were probably counted twice.");
                }
            }
        }
        return warnings;
    }

    /** Refuses at once what is known not to belong together; the numbers are looked at when there are some. */
    private static SecondMomentPortObjectSpec spec(final PortObjectSpec... inputs) throws InvalidSettingsException {
        var first = ((SecondMomentPortObjectSpec) inputs[0]).content();
        for (int i = 1; i < inputs.length; i++) {
            var other = ((SecondMomentPortObjectSpec) inputs[i]).content();
            var start = "Second moment " + (i + 1) + " does not belong with second moment 1: ";
            if (!other.preprocessing().equals(first.preprocessing())) {
                throw new InvalidSettingsException(
                        start + "their rows were preprocessed in different ways. Make both with" + " the same steps.");
            }
            boolean areKnown = first.inputDimension() > 0 && other.inputDimension() > 0;
            if (areKnown && other.inputDimension() != first.inputDimension()) {
                throw new InvalidSettingsException(start + "it is of " + other.inputDimension()
                        + " dimensions, the first of " + first.inputDimension() + ". Make both from the same columns.");
            }
            if (areKnown && !other.inputNames().equals(first.inputNames())) {
                throw new InvalidSettingsException(
                        start + "their dimensions have different names, or another order. Make"
                                + " both from the same columns.");
            }
        }
        return new SecondMomentPortObjectSpec(first);
    }
}
