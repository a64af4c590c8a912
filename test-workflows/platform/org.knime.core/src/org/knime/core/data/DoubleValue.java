package org.knime.core.data;

/** A value read as a double. */
public interface DoubleValue extends DataValue {

    /** @return the value, possibly NaN or infinite */
    double getDoubleValue();
}
