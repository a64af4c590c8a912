package org.knime.core.node;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import org.apache.xmlbeans.XmlException;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Makes the model, the dialog and the view of a node, and describes it. */
public abstract class NodeFactory<T extends NodeModel> {

    private final NodeLogger logger = NodeLogger.getLogger(getClass());
    private NodeDescription description;
    private URL icon;

    /** The kinds of node, which the user tells by their color. */
    public static enum NodeType {
        Source,
        Sink,
        Learner,
        Predictor,
        Manipulator,
        Visualizer,
        Widget,
        Meta,
        LoopStart,
        LoopEnd,
        ScopeStart,
        ScopeEnd,
        @Deprecated
        QuickForm,
        Configuration,
        Other,
        Missing,
        Unknown,
        Subnode,
        VirtualIn,
        VirtualOut,
        Container
    }

    /** A factory that is initialized lazily calls {@link #init()} itself. */
    protected NodeFactory(final boolean lazyInitialization) {
        if (!lazyInitialization) {
            init();
        }
    }

    /** Reads the description; what happens later does nothing. */
    public synchronized void init() {
        if (description != null) {
            return;
        }
        try {
            description = createNodeDescription();
        } catch (SAXException | IOException | XmlException e) {
            throw new IllegalStateException(
                    "The description of the node " + getClass().getName() + " cannot be read: " + e.getMessage(), e);
        }
        icon = resolveIcon(description.getIconPath());
    }

    /** Those who do not extend this platform's own factories have to say what their node does. */
    protected NodeDescription createNodeDescription() throws SAXException, IOException, XmlException {
        throw new IOException("There is no description.");
    }

    NodeDescription getNodeDescription() {
        return description;
    }

    /** From the package of the factory on; null if it is not there. */
    private URL resolveIcon(final String path) {
        if (path == null || path.isBlank()) {
            return getDefaultIcon();
        }
        final String resource = path.startsWith("/")
                ? path.substring(1)
                : Path.of(getClass().getPackageName().replace('.', '/'), path)
                        .normalize()
                        .toString()
                        .replace('\\', '/');
        return getClass().getClassLoader().getResource(resource);
    }

    /** Of a node that names none. */
    public static URL getDefaultIcon() {
        return NodeFactory.class.getResource("default.png");
    }

    public URL getIcon() {
        return icon;
    }

    public final String getNodeName() {
        return description.getNodeName();
    }

    public Element getXMLDescription() {
        return description.getXMLDescription();
    }

    public final boolean isDeprecated() {
        return description.isDeprecated();
    }

    public abstract T createNodeModel();

    protected T createNodeModel(final NodeCreationConfiguration creationConfig) {
        return createNodeModel();
    }

    final T callCreateNodeModel(
            final NodeCreationConfiguration creationConfig, final NodeDescription adaptedDescription) {
        final T model = creationConfig == null ? createNodeModel() : createNodeModel(creationConfig);
        for (int i = 0; i < model.getNrInPorts(); i++) {
            if (adaptedDescription.getInportName(i) == null) {
                logger.coding("Missing description for input port " + i);
            }
        }
        for (int i = 0; i < model.getNrOutPorts(); i++) {
            if (adaptedDescription.getOutportName(i) == null) {
                logger.coding("Missing description for output port " + i);
            }
        }
        if (getNrNodeViews() != adaptedDescription.getViewCount()) {
            logger.coding("Missing or surplus view description");
        }
        return model;
    }

    protected abstract int getNrNodeViews();

    @Deprecated(since = "5.6", forRemoval = true)
    public abstract NodeView<T> createNodeView(final int viewIndex, final T nodeModel);

    @Deprecated(since = "5.6", forRemoval = true)
    protected abstract boolean hasDialog();

    @Deprecated(since = "5.6", forRemoval = true)
    protected abstract NodeDialogPane createNodeDialogPane();

    @Deprecated(since = "5.6", forRemoval = true)
    protected NodeDialogPane createNodeDialogPane(final NodeCreationConfiguration creationConfig) {
        return createNodeDialogPane();
    }
}
