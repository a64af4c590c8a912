package org.latentalign.node.shared.port;

import java.util.Arrays;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

/** The specs of inputs, which at execution time may say more than they did at configure time. */
public final class PortSpecs {

    private PortSpecs() {}

    /**
     * @param objects of all inputs
     * @return what they say of themselves, in the same order
     */
    public static PortObjectSpec[] of(final PortObject... objects) {
        return Arrays.stream(objects).map(PortObject::getSpec).toArray(PortObjectSpec[]::new);
    }
}
