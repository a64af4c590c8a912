package org.knime.core.data;

/** A value read as a long. */
public interface LongValue extends DataValue {

    /** @return the value */
    long getLongValue();
}
