package org.knime.core.node.workflow;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** A named value that travels along the connections beside the data. */
public final class FlowVariable extends FlowObject {

    private final String m_name;
    private final VariableType<?> m_type;
    private final Object m_value;

    private FlowVariable(final VariableType<?> type, final String name, final Object value) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("A flow variable needs a name");
        }
        m_name = name;
        m_type = type;
        m_value = value;
    }

    public FlowVariable(final String name, final String value) {
        this(VariableType.StringType.INSTANCE, name, value);
    }

    public FlowVariable(final String name, final double value) {
        this(VariableType.DoubleType.INSTANCE, name, value);
    }

    public FlowVariable(final String name, final int value) {
        this(VariableType.IntType.INSTANCE, name, value);
    }

    public <T> FlowVariable(final String name, final VariableType<T> type, final T value) {
        this(type, name, value);
    }

    /** Reads what {@link #save} writes. */
    public static FlowVariable load(final NodeSettingsRO settings) throws InvalidSettingsException {
        final VariableType<?> type = VariableType.byIdentifier(settings.getString("class"));
        return new FlowVariable(type, settings.getString("name"), type.read(settings));
    }

    public void save(final NodeSettingsWO settings) {
        settings.addString("name", m_name);
        settings.addString("class", m_type.getIdentifier());
        m_type.write(settings, m_value);
    }

    public String getName() {
        return m_name;
    }

    public VariableType<?> getVariableType() {
        return m_type;
    }

    public <T> T getValue(final VariableType<T> expectedType) {
        return expectedType.getSimpleType().cast(m_value);
    }

    Object value() {
        return m_value;
    }

    /** @return the text, or null if the variable holds something else */
    public String getStringValue() {
        return m_value instanceof String text ? text : null;
    }

    /** @return the number, or NaN if the variable holds something else */
    public double getDoubleValue() {
        return m_value instanceof Double number ? number : Double.NaN;
    }

    /** @return the number, or 0 if the variable holds something else */
    public int getIntValue() {
        return m_value instanceof Integer number ? number : 0;
    }

    public String getValueAsString() {
        return String.valueOf(m_value);
    }

    @Override
    public boolean equals(final Object object) {
        return object instanceof FlowVariable other
                && m_name.equals(other.m_name)
                && m_type.equals(other.m_type)
                && m_value.equals(other.m_value);
    }

    @Override
    public int hashCode() {
        return m_name.hashCode();
    }

    @Override
    public String toString() {
        return "\"" + m_name + "\" (" + m_type + ": " + m_value + ")";
    }
}
