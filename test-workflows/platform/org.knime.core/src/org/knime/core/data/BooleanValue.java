package org.knime.core.data;

/** A value read as a boolean. */
public interface BooleanValue extends DataValue {

    /** @return the value */
    boolean getBooleanValue();
}
