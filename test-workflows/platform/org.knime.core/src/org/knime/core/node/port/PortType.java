package org.knime.core.node.port;

import java.util.Objects;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** A kind of ports: those through which objects of one class flow. */
public final class PortType {

    private static final String KEY_OBJECT_CLASS = "object_class";

    private final Class<? extends PortObject> objectClass;
    private final boolean optional;
    private final String name;

    PortType(final Class<? extends PortObject> objectClass, final boolean optional, final String name) {
        this.objectClass = Objects.requireNonNull(objectClass);
        this.optional = optional;
        this.name = name == null ? objectClass.getSimpleName() : name;
    }

    /** @return the name that users read */
    public String getName() {
        return name;
    }

    /** @return whether a port may stay unconnected */
    public boolean isOptional() {
        return optional;
    }

    /** @return the class of the objects */
    public Class<? extends PortObject> getPortObjectClass() {
        return objectClass;
    }

    /** @return the class of their specs */
    public Class<? extends PortObjectSpec> getPortObjectSpecClass() {
        return getPortObjectSpecClass(objectClass);
    }

    /**
     * @param objectClass a class of objects
     * @return what it declares as the class of its specs
     */
    public static Class<? extends PortObjectSpec> getPortObjectSpecClass(
            final Class<? extends PortObject> objectClass) {
        try {
            return objectClass.getMethod("getSpec").getReturnType().asSubclass(PortObjectSpec.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param subType another type
     * @return whether its objects may flow through ports of this type
     */
    public boolean isSuperTypeOf(final PortType subType) {
        return acceptsPortObjectClass(subType.objectClass);
    }

    /**
     * @param portObjectClass a class of objects, or null
     * @return whether they may flow through ports of this type
     */
    public boolean acceptsPortObjectClass(final Class<? extends PortObject> portObjectClass) {
        return portObjectClass == null || objectClass.isAssignableFrom(portObjectClass);
    }

    /** @param settings get this type */
    public void save(final NodeSettingsWO settings) {
        save((ConfigWO) settings);
    }

    /** @param settings get this type */
    public void save(final ConfigWO settings) {
        settings.addString(KEY_OBJECT_CLASS, objectClass.getName());
    }

    /**
     * @param settings written by {@link #save(NodeSettingsWO)}
     * @return the type
     * @throws InvalidSettingsException if the class is not registered
     */
    public static PortType load(final NodeSettingsRO settings) throws InvalidSettingsException {
        return load((ConfigRO) settings);
    }

    /**
     * @param settings written by {@link #save(ConfigWO)}
     * @return the type
     * @throws InvalidSettingsException if the class is not registered
     */
    public static PortType load(final ConfigRO settings) throws InvalidSettingsException {
        final String className = settings.getString(KEY_OBJECT_CLASS);
        if (className == null) {
            throw new InvalidSettingsException("No port object class found to create PortType object");
        }
        final PortTypeRegistry registry = PortTypeRegistry.getInstance();
        return registry.getPortType(registry.getObjectClass(className)
                .orElseThrow(() -> new InvalidSettingsException("The port type's class " + className + " is unknown")));
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof PortType other && objectClass == other.objectClass;
    }

    @Override
    public int hashCode() {
        return objectClass.hashCode();
    }

    @Override
    public String toString() {
        return "PortType(" + getPortObjectSpecClass().getSimpleName() + "," + objectClass.getSimpleName() + ")";
    }
}
