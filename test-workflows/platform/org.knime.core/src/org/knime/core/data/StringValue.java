package org.knime.core.data;

/** A value read as a string. */
public interface StringValue extends DataValue {

    /** @return the value, never null */
    String getStringValue();
}
