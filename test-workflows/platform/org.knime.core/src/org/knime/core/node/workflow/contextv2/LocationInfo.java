package org.knime.core.node.workflow.contextv2;

import org.knime.core.node.workflow.contextv2.WorkflowContextV2.LocationType;

/** Where a workflow came from. */
public abstract class LocationInfo {

    private final LocationType m_type;

    LocationInfo(final LocationType type) {
        m_type = type;
    }

    public LocationType getType() {
        return m_type;
    }

    @Override
    public abstract boolean equals(Object other);

    @Override
    public abstract int hashCode();

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
