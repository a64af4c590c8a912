package org.knime.core.node.workflow.contextv2;

/** Where a workflow came from. */
public abstract class LocationInfo {

    LocationInfo() {}

    @Override
    public abstract boolean equals(Object other);

    @Override
    public abstract int hashCode();

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
