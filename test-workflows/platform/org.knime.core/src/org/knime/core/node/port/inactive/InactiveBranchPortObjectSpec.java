package org.knime.core.node.port.inactive;

import javax.swing.JComponent;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;

/** The spec of {@link InactiveBranchPortObject}. */
public final class InactiveBranchPortObjectSpec implements PortObjectSpec {

    /** The only one. */
    public static final InactiveBranchPortObjectSpec INSTANCE = new InactiveBranchPortObjectSpec();

    private InactiveBranchPortObjectSpec() {}

    /** Writes nothing, reads the only one. */
    public static final class Serializer extends PortObjectSpecSerializer<InactiveBranchPortObjectSpec> {

        @Override
        public void savePortObjectSpec(
                final InactiveBranchPortObjectSpec portObjectSpec, final PortObjectSpecZipOutputStream out) {
            // there is nothing to say about it
        }

        @Override
        public InactiveBranchPortObjectSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in) {
            return INSTANCE;
        }
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public String toString() {
        return "Inactive Port Object";
    }
}
