package org.latentalign.node.apply.encode;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.TransformationParameters;

/** The settings of Autoencoder Apply. */
@LoadDefaultsForAbsentFields
final class AutoencoderApplyNodeParameters extends TransformationParameters {

    @Layout(OutputSection.class)
    @Widget(
            title = "Curvature of the decoder",
            description = "Adds two columns that tell where latent arithmetic is to be trusted: how much straight"
                    + " lines through the embedding become curves when they are decoded, out of the decoder's surface"
                    + " (\"Extrinsic curvature\") and within it (\"Parameter-effects curvature\"). For networks with"
                    + " smooth activations, such as those of the Variational Autoencoder Learner; linear models have"
                    + " 0.")
    @Advanced
    boolean m_curvature;

    /** For a node without input. */
    AutoencoderApplyNodeParameters() {
        super(AutoencoderPortObjectSpec.EMBEDDING);
    }

    /** For a node with input. */
    AutoencoderApplyNodeParameters(final NodeParametersInput input) {
        super(AutoencoderPortObjectSpec.EMBEDDING, input);
    }
}
