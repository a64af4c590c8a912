package org.latentalign.knime.tests;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.node.parameters.NodeParameters;

/**
 * Settings of a node of which as many as possible differ from their defaults, so that it shows when a node falls back to
 * them; the node finds them valid, and it still does when any one of them is its default.
 */
final class ChangedSettings {

    private static final String MODEL = "model";

    private static final String IS_PRESENT = "_is_present";

    private static final String OTHER_TEXT = "changed";

    /** A field of the parameters: where its value is saved, and what it may hold. */
    private record Setting(List<String> path, Class<?> type, boolean optional) {

        String key() {
            return path.get(path.size() - 1);
        }

        NodeSettings parent(final NodeSettings root) throws InvalidSettingsException {
            NodeSettings parent = root;
            for (final String key : path.subList(0, path.size() - 1)) {
                parent = parent.getNodeSettings(key);
            }
            return parent;
        }

        boolean isInList() {
            return path.stream().anyMatch(key -> key.matches("[0-9]+"));
        }
    }

    private final Node node;

    private final NodeSettings defaults;

    /** With elements that hold their own defaults in every list. */
    private final NodeSettings blank;

    private final List<Setting> settings = new ArrayList<>();

    private NodeSettings changed;

    private ChangedSettings(final Node node, final Class<?> parameters) throws InvalidSettingsException {
        this.node = node;
        defaults = saved();
        final NodeSettings longer = copy(defaults);
        addElements(parameters, longer);
        changed = reloaded(longer);
        final NodeSettings emptied = copy(changed);
        emptyElements(parameters, emptied);
        blank = reloaded(emptied);
        collect(parameters, List.of(), changed);
        fillElements();
    }

    /**
     * @param node new
     * @param parameters their class
     */
    static ChangedSettings of(final Node node, final Class<?> parameters) throws InvalidSettingsException {
        final var changes = new ChangedSettings(node, parameters);
        changes.leaveOutMandatory();
        changes.change();
        return changes;
    }

    NodeSettings defaults() {
        return defaults;
    }

    NodeSettings changed() {
        return changed;
    }

    /** @return where each setting is */
    List<List<String>> keys() {
        return settings.stream().map(Setting::path).toList();
    }

    /** @return the changed settings without that of a key */
    NodeSettings without(final List<String> key) throws InvalidSettingsException {
        final NodeSettings rest = copy(changed);
        final Setting setting = setting(key);
        setting.parent(rest).removeConfig(setting.key());
        return rest;
    }

    /** @return the changed settings with the default of that of a key */
    NodeSettings withDefault(final List<String> key) throws InvalidSettingsException {
        return withDefault(changed, setting(key));
    }

    private Setting setting(final List<String> key) {
        return settings.stream()
                .filter(setting -> setting.path.equals(key))
                .findFirst()
                .orElseThrow();
    }

    private NodeSettings withDefault(final NodeSettings of, final Setting setting) throws InvalidSettingsException {
        final NodeSettings result = copy(of);
        final NodeSettings source = setting.parent(setting.isInList() ? blank : defaults);
        final NodeSettings target = setting.parent(result);
        replace(source, setting.key(), target);
        if (setting.optional) {
            replace(source, setting.key() + IS_PRESENT, target);
        }
        return result;
    }

    private static void replace(final NodeSettings source, final String key, final NodeSettings target) {
        target.removeConfig(key);
        if (source.getEntry(key) instanceof ConfigBase config) {
            config.copyTo(target.addNodeSettings(key));
        } else {
            target.addEntry(source.getEntry(key));
        }
    }

    /** Gives the texts of elements of lists a value, since some must not be empty. */
    private void fillElements() throws InvalidSettingsException {
        for (final Setting setting : settings) {
            if (setting.isInList() && setting.type == String.class) {
                final NodeSettings parent = setting.parent(changed);
                final String text = parent.getString(setting.key());
                parent.addString(setting.key(), text == null || text.isEmpty() ? OTHER_TEXT : text);
            }
        }
    }

    /** What an element of a list must have, and has no default for, cannot be absent. */
    private void leaveOutMandatory() throws InvalidSettingsException {
        node.validateModelSettings(changed);
        for (final Setting setting : List.copyOf(settings)) {
            if (setting.isInList() && !isValid(withDefault(changed, setting))) {
                settings.remove(setting);
            }
        }
    }

    private void change() throws InvalidSettingsException {
        for (final Setting setting : settings) {
            for (final Consumer<NodeSettings> change : changes(setting)) {
                final NodeSettings trial = copy(changed);
                change.accept(setting.parent(trial));
                if (isAccepted(trial)) {
                    changed = trial;
                    break;
                }
            }
        }
    }

    private boolean isValid(final NodeSettings trial) {
        try {
            node.validateModelSettings(trial);
            return true;
        } catch (final InvalidSettingsException e) { // that is the answer
            return false;
        }
    }

    private boolean isAccepted(final NodeSettings trial) throws InvalidSettingsException {
        if (!isValid(trial)) {
            return false;
        }
        for (final Setting setting : settings) {
            if (!isValid(withDefault(trial, setting))) {
                return false;
            }
        }
        return true;
    }

    /** Other values for a setting, the ones that tell the most first. */
    private List<Consumer<NodeSettings>> changes(final Setting setting) throws InvalidSettingsException {
        final String key = setting.key();
        final NodeSettings now = setting.parent(changed);
        final Class<?> type = setting.type;
        final Stream<Consumer<NodeSettings>> changes;
        if (type == boolean.class || type == Boolean.class) {
            final boolean other = !now.getBoolean(key);
            changes = Stream.of(to -> to.addBoolean(key, other));
        } else if (type == int.class || type == Integer.class) {
            changes = IntStream.of(now.getInt(key) + 1, 1, 2).mapToObj(value -> to -> to.addInt(key, value));
        } else if (type == long.class || type == Long.class) {
            changes = LongStream.of(now.getLong(key) + 1, 1, 2).mapToObj(value -> to -> to.addLong(key, value));
        } else if (type == double.class || type == Double.class) {
            changes =
                    DoubleStream.of(now.getDouble(key) + 0.125, 0.5).mapToObj(value -> to -> to.addDouble(key, value));
        } else if (type == String.class) {
            changes = Stream.of(OTHER_TEXT, "1, 2").map(value -> to -> to.addString(key, value));
        } else if (type.isEnum()) {
            final String constant = now.getString(key);
            changes = Arrays.stream(type.getEnumConstants())
                    .map(value -> ((Enum<?>) value).name())
                    .filter(name -> !name.equals(constant))
                    .map(name -> to -> to.addString(key, name));
        } else {
            changes = Stream.of();
        }
        return changes.map(change ->
                        setting.optional ? change.andThen(to -> to.addBoolean(key + IS_PRESENT, true)) : change)
                .toList();
    }

    // ---- the parameters' fields

    private void collect(final Class<?> owner, final List<String> path, final NodeSettings saved)
            throws InvalidSettingsException {
        for (final Field field : fields(owner)) {
            final String key = key(field);
            final List<String> own =
                    Stream.concat(path.stream(), Stream.of(key)).toList();
            final boolean optional = field.getType() == Optional.class;
            settings.add(new Setting(own, optional ? argument(field) : field.getType(), optional));
            final Class<?> group = group(field);
            if (group != null && isList(field)) {
                for (int i = 0; i < size(saved.getNodeSettings(key)); i++) {
                    final String index = Integer.toString(i);
                    collect(
                            group,
                            Stream.concat(own.stream(), Stream.of(index)).toList(),
                            saved.getNodeSettings(key).getNodeSettings(index));
                }
            } else if (group != null) {
                collect(group, own, saved.getNodeSettings(key));
            }
        }
    }

    private static void addElements(final Class<?> owner, final NodeSettings saved) throws InvalidSettingsException {
        for (final Field field : fields(owner)) {
            final Class<?> group = group(field);
            if (group != null && isList(field)) {
                final NodeSettings list = saved.getNodeSettings(key(field));
                list.addNodeSettings(Integer.toString(size(list)));
            } else if (group != null) {
                addElements(group, saved.getNodeSettings(key(field)));
            }
        }
    }

    private static void emptyElements(final Class<?> owner, final NodeSettings saved) throws InvalidSettingsException {
        for (final Field field : fields(owner)) {
            final Class<?> group = group(field);
            if (group != null && isList(field)) {
                final NodeSettings list = saved.getNodeSettings(key(field));
                IntStream.range(0, size(list)).mapToObj(Integer::toString).forEach(index -> {
                    list.removeConfig(index);
                    list.addNodeSettings(index);
                });
            } else if (group != null) {
                emptyElements(group, saved.getNodeSettings(key(field)));
            }
        }
    }

    /** Those that KNIME saves. */
    private static List<Field> fields(final Class<?> owner) {
        final List<Field> fields = new ArrayList<>();
        for (Class<?> type = owner; type != null && type != Object.class; type = type.getSuperclass()) {
            for (final Field field : type.getDeclaredFields()) {
                final int ignored = Modifier.PRIVATE | Modifier.STATIC | Modifier.TRANSIENT;
                if ((field.getModifiers() & ignored) == 0 && !field.isSynthetic()) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static String key(final Field field) {
        return field.getName().replaceFirst("^m_", "");
    }

    private static boolean isList(final Field field) {
        return field.getType().isArray() || Collection.class.isAssignableFrom(field.getType());
    }

    private static Class<?> argument(final Field field) {
        final Type argument = ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
        return (Class<?>) argument;
    }

    /** @return the class of the plug-in's own parameters that the field holds one or several of, or null */
    private static Class<?> group(final Field field) {
        Class<?> type = field.getType();
        if (type.isArray()) {
            type = type.getComponentType();
        } else if (isList(field)) {
            type = argument(field);
        }
        final boolean isOwn = type.getPackageName().startsWith("org.latentalign");
        return isOwn && NodeParameters.class.isAssignableFrom(type) ? type : null;
    }

    private static int size(final NodeSettings list) {
        return (int) list.keySet().stream().filter(key -> key.matches("[0-9]+")).count();
    }

    // ---- saving and loading

    private NodeSettings saved() {
        final NodeSettings saved = new NodeSettings(MODEL);
        node.saveModelSettingsTo(saved);
        return saved;
    }

    private NodeSettings reloaded(final NodeSettings given) throws InvalidSettingsException {
        node.loadModelSettingsFrom(given);
        return saved();
    }

    private static NodeSettings copy(final NodeSettings of) {
        final NodeSettings copy = new NodeSettings(MODEL);
        of.copyTo(copy);
        return copy;
    }
}
