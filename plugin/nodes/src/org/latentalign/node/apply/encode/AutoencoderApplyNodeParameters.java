package org.latentalign.node.apply.encode;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.TransformationParameters;

/** The settings of Autoencoder Apply. */
@LoadDefaultsForAbsentFields
final class AutoencoderApplyNodeParameters extends TransformationParameters {

    /** For a node without input. */
    AutoencoderApplyNodeParameters() {
        super(AutoencoderPortObjectSpec.EMBEDDING);
    }

    /** For a node with input. */
    AutoencoderApplyNodeParameters(final NodeParametersInput input) {
        super(AutoencoderPortObjectSpec.EMBEDDING, input);
    }
}
