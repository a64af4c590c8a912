package org.knime.core.node.port;

import java.io.IOException;
import javax.swing.JComponent;
import org.knime.core.internal.SerializerMethodLoader.Serializer;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** What flows from node to node. */
public interface PortObject {

    /**
     * Writes and reads objects of one class.
     *
     * @param <T> the class
     */
    abstract class PortObjectSerializer<T extends PortObject> implements Serializer<T> {

        /**
         * @param portObject to write
         * @param out gets it
         * @param exec for progress and canceling
         * @throws IOException if writing fails
         * @throws CanceledExecutionException if the user canceled
         */
        public abstract void savePortObject(T portObject, PortObjectZipOutputStream out, ExecutionMonitor exec)
                throws IOException, CanceledExecutionException;

        /**
         * @param in holds what was written
         * @param spec of the object
         * @param exec for progress and canceling
         * @return the object
         * @throws IOException if reading fails or it is something else
         * @throws CanceledExecutionException if the user canceled
         */
        public abstract T loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
                throws IOException, CanceledExecutionException;
    }

    /** @return a short description for users */
    String getSummary();

    /** @return the spec */
    PortObjectSpec getSpec();

    /** @return panes that show it, or null; the stand-in shows none */
    JComponent[] getViews();
}
