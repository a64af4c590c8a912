package org.latentalign.node.apply.decode;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.latentalign.node.shared.vectors.TransformationParameters;

/** The settings of Autoencoder Inversion. */
@LoadDefaultsForAbsentFields
final class AutoencoderInversionNodeParameters extends TransformationParameters {

    /** For a node without input. */
    AutoencoderInversionNodeParameters() {
        super("Decoded");
    }

    /** For a node with input. */
    AutoencoderInversionNodeParameters(final NodeParametersInput input) {
        super("Decoded", input);
    }
}
