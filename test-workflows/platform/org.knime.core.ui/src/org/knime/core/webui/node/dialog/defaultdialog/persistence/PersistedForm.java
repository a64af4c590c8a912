package org.knime.core.webui.node.dialog.defaultdialog.persistence;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.migration.ConfigMigration;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.migration.NodeParametersMigration;
import org.knime.node.parameters.migration.ParametersLoader;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.persistence.Persistor;

/**
 * Loads and saves parameters in the form that the real platform gives them: each field under its name, a group as a
 * config, a list of groups as a config with a child for each number, an optional value with a flag besides.
 */
public final class PersistedForm {

    private static final String PRESENT = "_is_present";

    private PersistedForm() {}

    /** Every key that has no migration must be there. */
    public static <S extends Persistable> S load(final Class<S> type, final NodeSettingsRO settings)
            throws InvalidSettingsException {
        return type.cast(loadGroup(type, settings));
    }

    public static void save(final Persistable value, final NodeSettingsWO settings) {
        saveGroup(value.getClass(), value, settings);
    }

    private static boolean isGroup(final Class<?> type) {
        return type != null && Persistable.class.isAssignableFrom(type) && !type.isEnum();
    }

    private static Object loadGroup(final Class<?> type, final NodeSettingsRO settings)
            throws InvalidSettingsException {
        final var persistor = persistor(type);
        return migrated(
                type,
                settings,
                persistor.map(NodeParametersPersistor::getConfigPaths).orElse(new String[][] {{}}),
                persistor.isPresent() ? persistor.get() : present -> loadFields(type, present));
    }

    private static Object loadFields(final Class<?> type, final NodeSettingsRO settings)
            throws InvalidSettingsException {
        final Object group = create(type);
        for (final SavedField field : SavedField.of(type)) {
            field.set(group, loadField(type, field, settings));
        }
        return group;
    }

    private static Object loadField(final Class<?> owner, final SavedField field, final NodeSettingsRO settings)
            throws InvalidSettingsException {
        final var persistor = persistor(field.field());
        final String[][] paths = persistor
                .map(NodeParametersPersistor::getConfigPaths)
                .orElseGet(() -> new String[][] {{field.configKey()}});
        final boolean defaultIfAbsent = field.annotation(Migrate.class)
                        .map(Migrate::loadDefaultIfAbsent)
                        .orElse(false)
                || owner.isAnnotationPresent(LoadDefaultsForAbsentFields.class)
                        && field.annotation(Migration.class).isEmpty();
        if (defaultIfAbsent && paths.length > 0 && nonePresent(settings, paths)) {
            return field.get(create(owner));
        }
        return migrated(
                field.field(),
                settings,
                paths,
                persistor.isPresent() ? persistor.get() : present -> loadValue(field, present));
    }

    private static Object loadValue(final SavedField field, final NodeSettingsRO settings)
            throws InvalidSettingsException {
        final String key = field.configKey();
        if (isGroup(field.type())) {
            return loadGroup(field.type(), settings.getNodeSettings(key));
        }
        if (isGroup(field.element())) {
            return loadElements(field, settings.getNodeSettings(key));
        }
        final var form = LeafForm.of(field.type());
        if (!field.optional()) {
            return form.loader().load(settings, key);
        }
        return settings.getBoolean(key + PRESENT, true)
                ? Optional.ofNullable(form.loader().load(settings, key))
                : Optional.empty();
    }

    private static Object loadElements(final SavedField field, final NodeSettingsRO settings)
            throws InvalidSettingsException {
        final int size = (int)
                settings.keySet().stream().filter(key -> key.matches("[0-9]+")).count();
        final Object array = Array.newInstance(field.element(), size);
        for (int i = 0; i < size; i++) {
            Array.set(array, i, loadGroup(field.element(), settings.getNodeSettings(Integer.toString(i))));
        }
        return field.type().isArray() ? array : new ArrayList<>(Arrays.asList((Object[]) array));
    }

    private static Object migrated(
            final AnnotatedElement element,
            final NodeSettingsRO settings,
            final String[][] paths,
            final ParametersLoader<?> present)
            throws InvalidSettingsException {
        final var annotation = element.getAnnotation(Migration.class);
        if (annotation != null) {
            final NodeParametersMigration<?> migration = (NodeParametersMigration<?>) create(annotation.value());
            for (final ConfigMigration<?> earlier : migration.getConfigMigrations()) {
                final boolean applies = earlier.getMatcher() instanceof NewSettingsMissing
                        ? nonePresent(settings, paths)
                        : earlier.getMatcher().test(settings);
                if (applies) {
                    return earlier.getLoader().load(settings);
                }
            }
        }
        return present.load(settings);
    }

    private static boolean nonePresent(final NodeSettingsRO settings, final String[][] paths) {
        return Arrays.stream(paths).noneMatch(path -> SavedKeys.contains(settings, Arrays.asList(path)));
    }

    private static void saveGroup(final Class<?> type, final Object value, final NodeSettingsWO settings) {
        final var persistor = persistor(type);
        if (persistor.isPresent()) {
            persistor.get().save(value, settings);
        } else if (value != null) {
            SavedField.of(type).forEach(field -> saveField(field, field.get(value), settings));
        }
    }

    private static void saveField(final SavedField field, final Object value, final NodeSettingsWO settings) {
        final var persistor = persistor(field.field());
        final String key = field.configKey();
        if (persistor.isPresent()) {
            persistor.get().save(value, settings);
        } else if (isGroup(field.type())) {
            saveGroup(field.type(), value, settings.addNodeSettings(key));
        } else if (isGroup(field.element())) {
            final var elements = settings.addNodeSettings(key);
            int index = 0;
            for (final Object element : elements(value)) {
                saveGroup(field.element(), element, elements.addNodeSettings(Integer.toString(index++)));
            }
        } else if (field.optional()) {
            final var form = LeafForm.of(field.type());
            final var optional = (Optional<?>) value;
            form.saver().save(settings, key, optional.isPresent() ? optional.get() : form.empty());
            settings.addBoolean(key + PRESENT, optional.isPresent());
        } else {
            LeafForm.of(field.type()).saver().save(settings, key, value);
        }
    }

    private static Collection<?> elements(final Object value) {
        if (value == null) {
            return Arrays.asList();
        }
        return value instanceof Collection<?> collection ? collection : Arrays.asList((Object[]) value);
    }

    @SuppressWarnings("unchecked")
    private static Optional<NodeParametersPersistor<Object>> persistor(final AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Persistor.class))
                .map(annotation -> (NodeParametersPersistor<Object>) create(annotation.value()));
    }

    private static Object create(final Class<?> type) {
        try {
            final var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " needs a constructor without arguments.", e);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(type.getName() + " cannot be made.", e);
        }
    }
}
