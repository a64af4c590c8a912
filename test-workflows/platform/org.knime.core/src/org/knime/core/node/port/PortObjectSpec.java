package org.knime.core.node.port;

import java.io.IOException;
import javax.swing.JComponent;
import org.knime.core.internal.SerializerMethodLoader.Serializer;

/** What is known of a port object before it exists. */
public interface PortObjectSpec {

    /**
     * Writes and reads specs of one class.
     *
     * @param <T> the class
     */
    abstract class PortObjectSpecSerializer<T extends PortObjectSpec> implements Serializer<T> {

        /**
         * @param portObjectSpec to write
         * @param out gets it
         * @throws IOException if writing fails
         */
        public abstract void savePortObjectSpec(T portObjectSpec, PortObjectSpecZipOutputStream out) throws IOException;

        /**
         * @param in holds what was written
         * @return the spec
         * @throws IOException if reading fails or it is something else
         */
        public abstract T loadPortObjectSpec(PortObjectSpecZipInputStream in) throws IOException;
    }

    /** @return panes that show it, or null; the stand-in shows none */
    JComponent[] getViews();
}
