package org.knime.core.webui.node.dialog.defaultdialog;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.webui.node.dialog.defaultdialog.persistence.PersistedForm;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;

/** Makes, loads and saves parameters. */
public final class NodeParametersUtil {

    private static final NodeLogger LOGGER = NodeLogger.getLogger(NodeParametersUtil.class);

    private NodeParametersUtil() {}

    /** From the inputs if there is such a constructor, else the defaults. */
    public static <S extends NodeParameters> S createSettings(final Class<S> clazz, final NodeParametersInput context) {
        final Constructor<S> constructor;
        try {
            constructor = clazz.getDeclaredConstructor(NodeParametersInput.class);
        } catch (NoSuchMethodException e) {
            return createSettings(clazz);
        }
        return create(constructor, context);
    }

    /** The defaults. */
    public static <S extends NodeParameters> S createSettings(final Class<S> clazz) {
        try {
            return create(clazz.getDeclaredConstructor());
        } catch (NoSuchMethodException e) {
            LOGGER.error("The parameters " + clazz.getName() + " have no constructor without arguments.", e);
            return null;
        }
    }

    /** A constructor that throws is logged and gives null, as on the real platform: the node fails then. */
    private static <S> S create(final Constructor<S> constructor, final Object... arguments) {
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(arguments);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            LOGGER.error(
                    "The parameters " + constructor.getDeclaringClass().getName() + " cannot be made: " + e.getCause(),
                    e);
            return null;
        }
    }

    /** Without validating them. */
    public static <S extends NodeParameters> S loadSettings(final NodeSettingsRO settings, final Class<S> clazz)
            throws InvalidSettingsException {
        return PersistedForm.load(clazz, settings);
    }

    public static void saveSettings(
            final Class<? extends NodeParameters> settingsClass,
            final NodeParameters settingsObject,
            final NodeSettingsWO settings) {
        if (!settingsClass.isInstance(settingsObject)) {
            throw new IllegalArgumentException("The parameters to save are not those of the node.");
        }
        PersistedForm.save(settingsObject, settings);
    }
}
