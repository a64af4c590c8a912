package org.knime.core.node.workflow;

import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;

/** Makes node factories by their class names. */
final class NodeFactories {

    private static final String EXTENSION_POINT = "org.knime.workbench.repository.nodes";
    private static final String FACTORY_CLASS = "factory-class";

    private NodeFactories() {}

    /** @return the factory, or nothing if no plug-in registers it */
    static Optional<NodeFactory<NodeModel>> create(final String className) throws ReflectiveOperationException {
        final IExtensionRegistry registry = RegistryFactory.getRegistry();
        return registry == null ? createFromClassPath(className) : createRegistered(registry, className);
    }

    @SuppressWarnings("unchecked")
    private static Optional<NodeFactory<NodeModel>> createRegistered(
            final IExtensionRegistry registry, final String className) throws ReflectiveOperationException {
        for (final IConfigurationElement element : registry.getConfigurationElementsFor(EXTENSION_POINT)) {
            if (className.equals(element.getAttribute(FACTORY_CLASS))) {
                try {
                    return Optional.of((NodeFactory<NodeModel>) element.createExecutableExtension(FACTORY_CLASS));
                } catch (final CoreException e) {
                    throw new ReflectiveOperationException(
                            "The node factory " + className + " could not be made: " + e.getMessage(), e);
                }
            }
        }
        return Optional.empty();
    }

    /** Without OSGi, as in a quick run from a class path, every class that can be found counts as registered. */
    @SuppressWarnings("unchecked")
    private static Optional<NodeFactory<NodeModel>> createFromClassPath(final String className)
            throws ReflectiveOperationException {
        final String file = className.replace('.', '/') + ".class";
        if (NodeFactories.class.getClassLoader().getResource(file) == null) {
            return Optional.empty();
        }
        return Optional.of((NodeFactory<NodeModel>)
                Class.forName(className).getDeclaredConstructor().newInstance());
    }
}
