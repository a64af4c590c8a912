package org.knime.core.node.context;

/** Can be copied with all that it is made of. */
public interface DeepCopy<T> {

    T copy();
}
