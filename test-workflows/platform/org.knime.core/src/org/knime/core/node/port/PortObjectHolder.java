package org.knime.core.node.port;

/** A node that keeps port objects for its view. */
public interface PortObjectHolder {

    /** @return what the node keeps, or null; saved with the workflow */
    PortObject[] getInternalPortObjects();

    /** @param portObjects what was saved */
    void setInternalPortObjects(PortObject[] portObjects);
}
