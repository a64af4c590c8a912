package org.knime.core.webui.node.dialog.defaultdialog.persistence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.data.location.FSLocationSerializationUtils;

/** The saved form of a value that is no group. */
record LeafForm<T>(Loader<T> loader, Saver<T> saver, T empty) {

    private static final Map<Class<?>, LeafForm<?>> FORMS = new HashMap<>();

    static {
        put(Integer.class, int.class, new LeafForm<>(NodeSettingsRO::getInt, (s, k, v) -> s.addInt(k, v), 0));
        put(Double.class, double.class, new LeafForm<>(NodeSettingsRO::getDouble, (s, k, v) -> s.addDouble(k, v), 0.0));
        put(Long.class, long.class, new LeafForm<>(NodeSettingsRO::getLong, (s, k, v) -> s.addLong(k, v), 0L));
        put(Float.class, float.class, new LeafForm<>(NodeSettingsRO::getFloat, (s, k, v) -> s.addFloat(k, v), 0F));
        put(
                Boolean.class,
                boolean.class,
                new LeafForm<>(NodeSettingsRO::getBoolean, (s, k, v) -> s.addBoolean(k, v), false));
        FORMS.put(String.class, new LeafForm<>(NodeSettingsRO::getString, NodeSettingsWO::addString, null));
        FORMS.put(
                String[].class,
                new LeafForm<>(NodeSettingsRO::getStringArray, NodeSettingsWO::addStringArray, new String[0]));
        FORMS.put(int[].class, new LeafForm<>(NodeSettingsRO::getIntArray, NodeSettingsWO::addIntArray, new int[0]));
        FORMS.put(
                long[].class, new LeafForm<>(NodeSettingsRO::getLongArray, NodeSettingsWO::addLongArray, new long[0]));
        FORMS.put(
                double[].class,
                new LeafForm<>(NodeSettingsRO::getDoubleArray, NodeSettingsWO::addDoubleArray, new double[0]));
        FORMS.put(
                FSLocation.class,
                new LeafForm<>(
                        (settings, key) -> FSLocationSerializationUtils.loadFSLocation(settings.getNodeSettings(key)),
                        (settings, key, value) ->
                                FSLocationSerializationUtils.saveFSLocation(value, settings.addNodeSettings(key)),
                        new FSLocation(FSCategory.LOCAL, "")));
    }

    /** Reads the value under a key. */
    interface Loader<T> {

        T load(NodeSettingsRO settings, String key) throws InvalidSettingsException;
    }

    /** Writes the value under a key. */
    interface Saver<T> {

        void save(NodeSettingsWO settings, String key, T value);
    }

    private static <T> void put(final Class<T> boxed, final Class<T> primitive, final LeafForm<T> form) {
        FORMS.put(boxed, form);
        FORMS.put(primitive, form);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static LeafForm<Object> of(final Class<?> type) {
        final LeafForm form = type.isEnum() ? ofEnum((Class) type) : FORMS.get(type);
        if (form == null) {
            throw new IllegalArgumentException("Parameters of the type " + type.getName() + " have no saved form.");
        }
        return form;
    }

    private static <E extends Enum<E>> LeafForm<E> ofEnum(final Class<E> type) {
        return new LeafForm<>(
                (settings, key) -> {
                    final String name = settings.getString(key);
                    return Arrays.stream(type.getEnumConstants())
                            .filter(constant -> constant.name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> new InvalidSettingsException("Invalid value '" + name
                                    + "'. Possible values: "
                                    + Arrays.stream(type.getEnumConstants())
                                            .map(Enum::name)
                                            .collect(Collectors.joining(", "))));
                },
                (settings, key, value) -> settings.addString(key, value == null ? null : value.name()),
                null);
    }
}
