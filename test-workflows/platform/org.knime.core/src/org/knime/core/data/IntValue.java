package org.knime.core.data;

/** A value read as an int. */
public interface IntValue extends DataValue {

    /** @return the value */
    int getIntValue();
}
