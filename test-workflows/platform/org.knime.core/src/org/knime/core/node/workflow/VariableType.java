package org.knime.core.node.workflow;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.config.base.ConfigEntries;

/** What a {@link FlowVariable} holds, and which settings it may overwrite. */
public abstract class VariableType<T> {

    private static final String VALUE = "value";

    private final String m_identifier;
    private final Set<ConfigEntries> m_overwritable;

    VariableType(final String identifier, final Set<ConfigEntries> overwritable) {
        m_identifier = identifier;
        m_overwritable = overwritable;
    }

    static List<VariableType<?>> all() {
        return List.of(
                StringType.INSTANCE, DoubleType.INSTANCE, IntType.INSTANCE, LongType.INSTANCE, BooleanType.INSTANCE);
    }

    static VariableType<?> byIdentifier(final String identifier) throws InvalidSettingsException {
        for (final VariableType<?> type : all()) {
            if (type.m_identifier.equals(identifier)) {
                return type;
            }
        }
        throw new InvalidSettingsException("Unknown kind of flow variable: " + identifier);
    }

    /** @return the name under which workflow files know this type */
    public String getIdentifier() {
        return m_identifier;
    }

    public abstract Class<T> getSimpleType();

    abstract T read(NodeSettingsRO settings) throws InvalidSettingsException;

    final void write(final NodeSettingsWO settings, final Object value) {
        add(settings, VALUE, value);
    }

    /** Puts a variable's value in place of a setting, if the setting's kind allows it. */
    static void overwrite(final NodeSettings settings, final String key, final FlowVariable variable)
            throws InvalidSettingsException {
        final ConfigEntries kind = settings.getEntry(key).getType();
        if (!variable.getVariableType().m_overwritable.contains(kind)) {
            throw new InvalidSettingsException("The flow variable " + variable + " cannot overwrite the setting \""
                    + key + "\", which is of kind " + kind);
        }
        add(settings, key, converted(variable.value(), kind));
    }

    private static Object converted(final Object value, final ConfigEntries kind) throws InvalidSettingsException {
        final String text = value.toString();
        return switch (kind) {
            case xdouble -> ((Number) value).doubleValue();
            case xfloat -> ((Number) value).floatValue();
            case xlong -> ((Number) value).longValue();
            case xint, xshort, xbyte -> ((Number) value).intValue();
            case xboolean -> {
                if (!text.equals("true") && !text.equals("false")) {
                    throw new InvalidSettingsException("\"" + text + "\" is neither true nor false");
                }
                yield Boolean.valueOf(text);
            }
            default -> text;
        };
    }

    private static void add(final NodeSettingsWO settings, final String key, final Object value) {
        if (value instanceof Double number) {
            settings.addDouble(key, number);
        } else if (value instanceof Float number) {
            settings.addFloat(key, number);
        } else if (value instanceof Long number) {
            settings.addLong(key, number);
        } else if (value instanceof Integer number) {
            settings.addInt(key, number);
        } else if (value instanceof Boolean truth) {
            settings.addBoolean(key, truth);
        } else {
            settings.addString(key, (String) value);
        }
    }

    @Override
    public String toString() {
        return m_identifier;
    }

    /** The types that come with the platform. */
    protected abstract static class DefaultVariableType<T> extends VariableType<T> {
        DefaultVariableType(final String identifier, final Set<ConfigEntries> overwritable) {
            super(identifier, overwritable);
        }
    }

    /** Text. */
    public static final class StringType extends DefaultVariableType<String> {

        public static final StringType INSTANCE = new StringType();

        private StringType() {
            super("STRING", EnumSet.of(ConfigEntries.xstring, ConfigEntries.xboolean));
        }

        @Override
        public Class<String> getSimpleType() {
            return String.class;
        }

        @Override
        String read(final NodeSettingsRO settings) throws InvalidSettingsException {
            return settings.getString(VALUE);
        }
    }

    /** A real number. */
    public static final class DoubleType extends DefaultVariableType<Double> {

        public static final DoubleType INSTANCE = new DoubleType();

        private DoubleType() {
            super("DOUBLE", EnumSet.of(ConfigEntries.xdouble, ConfigEntries.xfloat, ConfigEntries.xstring));
        }

        @Override
        public Class<Double> getSimpleType() {
            return Double.class;
        }

        @Override
        Double read(final NodeSettingsRO settings) throws InvalidSettingsException {
            return settings.getDouble(VALUE);
        }
    }

    /** A whole number. */
    public static final class IntType extends DefaultVariableType<Integer> {

        public static final IntType INSTANCE = new IntType();

        private IntType() {
            super(
                    "INTEGER",
                    EnumSet.of(
                            ConfigEntries.xint,
                            ConfigEntries.xlong,
                            ConfigEntries.xfloat,
                            ConfigEntries.xdouble,
                            ConfigEntries.xstring));
        }

        @Override
        public Class<Integer> getSimpleType() {
            return Integer.class;
        }

        @Override
        Integer read(final NodeSettingsRO settings) throws InvalidSettingsException {
            return settings.getInt(VALUE);
        }
    }

    /** A long whole number. */
    public static final class LongType extends DefaultVariableType<Long> {

        public static final LongType INSTANCE = new LongType();

        private LongType() {
            super(
                    "LONG",
                    EnumSet.of(
                            ConfigEntries.xlong, ConfigEntries.xfloat, ConfigEntries.xdouble, ConfigEntries.xstring));
        }

        @Override
        public Class<Long> getSimpleType() {
            return Long.class;
        }

        @Override
        Long read(final NodeSettingsRO settings) throws InvalidSettingsException {
            return settings.getLong(VALUE);
        }
    }

    /** True or false. */
    public static final class BooleanType extends DefaultVariableType<Boolean> {

        public static final BooleanType INSTANCE = new BooleanType();

        private BooleanType() {
            super("BOOLEAN", EnumSet.of(ConfigEntries.xboolean, ConfigEntries.xstring));
        }

        @Override
        public Class<Boolean> getSimpleType() {
            return Boolean.class;
        }

        @Override
        Boolean read(final NodeSettingsRO settings) throws InvalidSettingsException {
            return settings.getBoolean(VALUE);
        }
    }
}
