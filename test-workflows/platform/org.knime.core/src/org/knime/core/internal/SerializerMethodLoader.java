package org.knime.core.internal;

/** Home of the marker interface that all serializers of cells and ports share. */
public final class SerializerMethodLoader {

    private SerializerMethodLoader() {}

    /**
     * Marks a class that writes and reads objects of one kind.
     *
     * @param <T> what is written and read
     */
    @SuppressWarnings("unused")
    public interface Serializer<T> {}
}
