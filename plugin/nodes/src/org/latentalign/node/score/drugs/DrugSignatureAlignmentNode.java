package org.latentalign.node.score.drugs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.node.shared.compare.SampleRoles;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.port.PortSpecs;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.score.Aggregation;
import org.latentalign.score.DrugAlignment;
import org.latentalign.score.SignatureTable;

/** What Drug Signature Alignment does: samples in; scores of drugs, a summary and signatures out. */
final class DrugSignatureAlignmentNode {

    private static final int SAMPLES = 0;

    private static final int AFTER = 1;

    private static final double READING_SHARE = 0.8;

    private DrugSignatureAlignmentNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        DrugSignatureAlignmentNodeParameters parameters = input.getParameters();
        parameters.validate();
        var table = input.getInTableSpec(SAMPLES);
        var source = SpaceAfter.check(input.getInPortSpecs(), AFTER, parameters.m_vectors.source(table));
        var tables = tables(parameters.roles(table), parameters.options(), source, input.getInPortSpecs());
        output.setOutSpecs(tables.drugsSpec(), tables.summarySpec(), tables.signaturesSpec());
        FigureImage.configure(input, output);
    }

    private static DrugTables tables(
            final SampleRoles roles,
            final SignatureTable.Options options,
            final VectorSource source,
            final PortObjectSpec[] specs) {
        return new DrugTables(
                !roles.split().isEmpty(),
                options.aggregation() == Aggregation.MODERATED,
                specs.length > AFTER,
                specs.length > AFTER && specs[AFTER] instanceof AutoencoderPortObjectSpec model
                        ? Optional.of(model)
                        : Optional.empty(),
                source);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            DrugSignatureAlignmentNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var table = input.getInTable(SAMPLES);
            var spec = table.getDataTableSpec();
            var specs = PortSpecs.of(input.getInPortObjects());
            var source = SpaceAfter.check(specs, AFTER, parameters.m_vectors.source(spec));
            var roles = parameters.roles(spec);
            var options = parameters.options();
            var after = SpaceAfter.of(input.getInPortObjects(), AFTER, table, source);
            var samples = new DrugSamples(table, source, roles, after, options);
            samples.read(NodeExecution.progress(exec.createSubProgress(READING_SHARE)));
            var contexts = samples.signatures().contexts();
            if (contexts.size() < 2) {
                throw new KNIMEException("All samples are of the cell line " + VectorSource.list(contexts)
                        + " by the column \"" + String.join("\" and \"", roles.contexts())
                        + "\": a comparison needs two or more.");
            }
            var alignment = DrugAlignment.of(
                    samples.signatures(),
                    parameters.pairs(contexts),
                    parameters.m_unmatchedLimit,
                    parameters.m_seed,
                    NodeExecution.progress(exec.createSubProgress(1 - READING_SHARE)));
            var tables = tables(roles, options, source, specs);
            output.setOutData(
                    tables.drugs(alignment, exec),
                    tables.summary(alignment, after.log10ConditionNumber(), exec),
                    tables.signatures(samples.signatures(), exec));
            var figure = DrugSignatureFigure.of(
                    alignment,
                    SignatureMap.of(alignment, samples.signatures(), source.elementNames()),
                    after.log10ConditionNumber());
            var named = figure.about(source.label());
            FigureView.show(output, exec, named);
            FigureImage.write(input, output, named);
            var warnings = samples.warnings(!options.areSignatures());
            warnings.addAll(warnings(alignment));
            warnings.addAll(parameters.m_vectors.warnings(spec));
            NodeExecution.warn(output, warnings);
        });
    }

    private static List<String> warnings(final DrugAlignment alignment) {
        var warnings = new ArrayList<String>();
        if (alignment.drugs().isEmpty()) {
            warnings.add("No drug was measured in two of the cell lines, so there is nothing to compare: check the drug"
                    + " column, and whether drugs have the same names in all cell lines.");
        } else if (alignment.totalBefore().pairs() == 0) {
            warnings.add("No drug has a cosine. The first reason: "
                    + alignment.drugs().get(0).reason() + ".");
        }
        if (alignment.pairs().stream().anyMatch(pair -> pair.before().units() > DrugAlignment.MOST_TESTED)) {
            warnings.add("With more than " + DrugAlignment.MOST_TESTED
                    + " drugs in two cell lines, single drugs are not tested.");
        }
        return warnings;
    }
}
