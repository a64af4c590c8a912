package org.knime.core.node;

import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

/** What was saved of an executed node. */
public interface NodeContentPersistor {

    PortObjectSpec getPortObjectSpec(final int outportIndex);

    PortObject getPortObject(final int outportIndex);

    String getPortObjectSummary(final int outportIndex);

    PortObject[] getInternalHeldPortObjects();

    Message getWarningMessage();

    boolean needsResetAfterLoad();

    void setNeedsResetAfterLoad();
}
