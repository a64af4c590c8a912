package org.knime.core.data.convert.map;

/** A type that can be told from others by a string. */
public interface IdentifiableType {

    /** @return the string that stands for this type only */
    String getIdentifier();
}
