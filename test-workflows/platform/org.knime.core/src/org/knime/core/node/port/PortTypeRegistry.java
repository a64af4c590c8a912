package org.knime.core.node.port;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

/** The port types that bundles register at the extension point org.knime.core.PortType. */
public final class PortTypeRegistry {

    private static final String EXTENSION_POINT = "org.knime.core.PortType";

    private static final NodeLogger LOGGER = NodeLogger.getLogger(PortTypeRegistry.class);

    private static final PortTypeRegistry INSTANCE = new PortTypeRegistry();

    /** A registered type; serializers, and with them the classes, are made when first asked for. */
    private static final class Registration {

        private final IConfigurationElement element;
        private PortObjectSerializer<PortObject> objectSerializer;
        private PortObjectSpecSerializer<PortObjectSpec> specSerializer;

        Registration(final IConfigurationElement element) {
            this.element = element;
        }

        @SuppressWarnings("unchecked")
        synchronized Optional<PortObjectSerializer<PortObject>> objectSerializer() {
            if (objectSerializer == null) {
                objectSerializer = (PortObjectSerializer<PortObject>) create("objectSerializer");
            }
            return Optional.ofNullable(objectSerializer);
        }

        @SuppressWarnings("unchecked")
        synchronized Optional<PortObjectSpecSerializer<PortObjectSpec>> specSerializer() {
            if (specSerializer == null) {
                specSerializer = (PortObjectSpecSerializer<PortObjectSpec>) create("specSerializer");
            }
            return Optional.ofNullable(specSerializer);
        }

        private Object create(final String attribute) {
            try {
                return element.createExecutableExtension(attribute);
            } catch (CoreException e) {
                LOGGER.error(
                        "Could not create " + element.getAttribute(attribute) + " of "
                                + element.getNamespaceIdentifier() + ": " + e.getMessage(),
                        e);
                return null;
            }
        }

        /** The class, loaded by the bundle that registered it: the serializer's loader knows it. */
        <T> Optional<Class<? extends T>> load(
                final String className, final Class<T> kind, final Optional<?> serializer) {
            return serializer.map(loader -> {
                try {
                    return Class.forName(className, true, loader.getClass().getClassLoader())
                            .asSubclass(kind);
                } catch (ClassNotFoundException | ClassCastException e) {
                    LOGGER.error("Could not load " + className + ": " + e.getMessage(), e);
                    return null;
                }
            });
        }
    }

    private final Map<String, Registration> byObject = new LinkedHashMap<>();
    private final Map<String, Registration> bySpec = new LinkedHashMap<>();
    private final Map<Class<?>, PortType> types = new LinkedHashMap<>();
    private final Map<Class<?>, PortType> optionalTypes = new LinkedHashMap<>();

    private PortTypeRegistry() {
        register(PortObject.class, "Generic Port");
        register(BufferedDataTable.class, "Table");
        final IExtensionRegistry registry = RegistryFactory.getRegistry();
        if (registry == null) { // plain Java without Equinox has tables only
            return;
        }
        for (final IConfigurationElement element : registry.getConfigurationElementsFor(EXTENSION_POINT)) {
            final Registration registration = new Registration(element);
            byObject.put(element.getAttribute("objectClass"), registration);
            if (element.getAttribute("specSerializer") != null) {
                bySpec.put(element.getAttribute("specClass"), registration);
            }
        }
    }

    /** @return the registry */
    public static PortTypeRegistry getInstance() {
        return INSTANCE;
    }

    private void register(final Class<? extends PortObject> objectClass, final String name) {
        types.put(objectClass, new PortType(objectClass, false, name));
        optionalTypes.put(objectClass, new PortType(objectClass, true, name));
    }

    /**
     * @param objectClass a class of port objects
     * @return the type of ports that need one
     */
    public synchronized PortType getPortType(final Class<? extends PortObject> objectClass) {
        return getPortType(objectClass, false);
    }

    /**
     * @param objectClass a class of port objects
     * @param isOptional whether ports may stay unconnected
     * @return the type of ports
     */
    public synchronized PortType getPortType(final Class<? extends PortObject> objectClass, final boolean isOptional) {
        if (!types.containsKey(objectClass)) {
            final Registration registration = byObject.get(objectClass.getName());
            register(objectClass, registration == null ? null : registration.element.getAttribute("name"));
        }
        return (isOptional ? optionalTypes : types).get(objectClass);
    }

    /** @return all types that are registered or were asked for */
    public synchronized Collection<PortType> availablePortTypes() {
        for (final String className : byObject.keySet()) {
            getObjectClass(className).ifPresent(this::getPortType);
        }
        return types.values();
    }

    /**
     * @param className of port objects
     * @return the class, if registered
     */
    public Optional<Class<? extends PortObject>> getObjectClass(final String className) {
        if (BufferedDataTable.class.getName().equals(className)) {
            return Optional.of(BufferedDataTable.class);
        }
        if (PortObject.class.getName().equals(className)) {
            return Optional.of(PortObject.class);
        }
        final Registration registration = byObject.get(className);
        return registration == null
                ? Optional.empty()
                : registration.load(className, PortObject.class, registration.objectSerializer());
    }

    /**
     * @param className of specs
     * @return the class, if registered
     */
    public Optional<Class<? extends PortObjectSpec>> getSpecClass(final String className) {
        if (DataTableSpec.class.getName().equals(className)) {
            return Optional.of(DataTableSpec.class);
        }
        final Registration registration = bySpec.get(className);
        return registration == null
                ? Optional.empty()
                : registration.load(className, PortObjectSpec.class, registration.specSerializer());
    }

    /**
     * @param objectClass a class of port objects
     * @return its serializer, if registered
     */
    public Optional<PortObjectSerializer<PortObject>> getObjectSerializer(
            final Class<? extends PortObject> objectClass) {
        final Registration registration = byObject.get(objectClass.getName());
        return registration == null ? Optional.empty() : registration.objectSerializer();
    }

    /**
     * @param specClass a class of specs
     * @return its serializer, if registered
     */
    @SuppressWarnings("unchecked")
    public Optional<PortObjectSpecSerializer<PortObjectSpec>> getSpecSerializer(
            final Class<? extends PortObjectSpec> specClass) {
        if (specClass == DataTableSpec.class) {
            final PortObjectSpecSerializer<?> tables = new DataTableSpec.Serializer();
            return Optional.of((PortObjectSpecSerializer<PortObjectSpec>) tables);
        }
        final Registration registration = bySpec.get(specClass.getName());
        return registration == null ? Optional.empty() : registration.specSerializer();
    }
}
