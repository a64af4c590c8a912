package org.knime.node;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.xmlbeans.XmlException;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeModel;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortType;
import org.knime.core.webui.node.dialog.NodeDialog;
import org.knime.core.webui.node.dialog.NodeDialogFactory;
import org.knime.core.webui.node.dialog.SettingsType;
import org.knime.core.webui.node.dialog.defaultdialog.DefaultNodeDialog;
import org.knime.core.webui.node.view.NodeView;
import org.knime.core.webui.node.view.NodeViewFactory;
import org.knime.node.DefaultModel.RearrangeColumnsDefaultModel;
import org.knime.node.DefaultModel.StandardDefaultModel;
import org.knime.node.impl.description.DefaultNodeDescriptionUtil;
import org.knime.node.parameters.NodeParameters;
import org.xml.sax.SAXException;

/** Makes nodes of a {@link DefaultNode}. A description that is no XML already fails in the constructor. */
public abstract class DefaultNodeFactory extends ConfigurableNodeFactory<NodeModel>
        implements NodeDialogFactory, NodeViewFactory<NodeModel> {

    private final DefaultNode node;

    protected DefaultNodeFactory(final DefaultNode node) {
        super(true);
        this.node = node;
        init();
    }

    @Override
    public final synchronized void init() {
        super.init();
    }

    @Override
    protected final NodeDescription createNodeDescription() throws SAXException, IOException, XmlException {
        return DefaultNodeDescriptionUtil.createNodeDescription(
                node.name,
                node.icon,
                node.ports.stream()
                        .map(PortGroup::inputDescription)
                        .flatMap(Optional::stream)
                        .toList(),
                node.ports.stream()
                        .map(PortGroup::outputDescription)
                        .flatMap(Optional::stream)
                        .toList(),
                node.shortDescription,
                node.fullDescription,
                node.externalResources,
                modelParametersClass().orElse(null),
                viewParametersClass().orElse(null),
                node.getView().map(view -> view.description).orElse(null),
                node.nodeType,
                node.keywords,
                node.sinceVersion);
    }

    private Optional<Class<? extends NodeParameters>> modelParametersClass() {
        return node.model.getParametersClass();
    }

    private Optional<Class<? extends NodeParameters>> viewParametersClass() {
        return node.getView().flatMap(DefaultView::getParametersClass);
    }

    @Override
    protected final Optional<PortsConfigurationBuilder> createPortsConfigBuilder() {
        if (node.ports.isEmpty()) {
            return Optional.empty();
        }
        final var builder = new PortsConfigurationBuilder();
        node.ports.forEach(group -> add(group, builder));
        return Optional.of(builder);
    }

    private static void add(final PortGroup group, final PortsConfigurationBuilder builder) {
        final boolean isInput = group.input().isPresent();
        final boolean isOutput = group.output().isPresent();
        if (group.mode() instanceof PortGroup.Fixed fixed) {
            if (isInput && isOutput) {
                builder.addFixedPortGroup(group.id(), fixed.type());
            } else if (isInput) {
                builder.addFixedInputPortGroup(group.id(), fixed.type());
            } else {
                builder.addFixedOutputPortGroup(group.id(), fixed.type());
            }
        } else if (group.mode() instanceof PortGroup.Choice choice && choice.extendable) {
            if (isInput && isOutput) {
                builder.addExtendablePortGroupWithDefault(
                        group.id(), choice.fixedTypes, choice.defaultTypes, choice.supportedTypes);
            } else if (isInput) {
                builder.addExtendableInputPortGroupWithDefault(
                        group.id(), choice.fixedTypes, choice.defaultTypes, choice.supportedTypes);
            } else {
                builder.addExtendableOutputPortGroupWithDefault(
                        group.id(), choice.fixedTypes, choice.defaultTypes, choice.supportedTypes);
            }
        } else if (group.mode() instanceof PortGroup.Choice choice) {
            final PortType first = choice.defaultTypes.length == 0 ? null : choice.defaultTypes[0];
            if (isInput && isOutput) {
                builder.addOptionalPortGroupWithDefault(group.id(), first, choice.supportedTypes);
            } else if (isInput) {
                builder.addOptionalInputPortGroupWithDefault(group.id(), first, choice.supportedTypes);
            } else {
                builder.addOptionalOutputPortGroupWithDefault(group.id(), first, choice.supportedTypes);
            }
        }
    }

    @Override
    protected final NodeModel createNodeModel(final NodeCreationConfiguration creationConfig) {
        final Optional<? extends PortsConfiguration> ports = creationConfig.getPortConfig();
        final PortType[] inputs = ports.map(PortsConfiguration::getInputPorts).orElse(new PortType[0]);
        final PortType[] outputs = ports.map(PortsConfiguration::getOutputPorts).orElse(new PortType[0]);
        if (node.model instanceof StandardDefaultModel standard) {
            return new StandardNodeModel(standard, inputs, outputs, viewParametersClass());
        }
        final PortType[] table = {BufferedDataTable.TYPE};
        if (!Arrays.equals(table, inputs) || !Arrays.equals(table, outputs)) {
            throw new IllegalStateException(
                    "Columns are rearranged by a node with one input table and one output table, and nothing else.");
        }
        return new RearrangeColumnsNodeModel((RearrangeColumnsDefaultModel) node.model, viewParametersClass());
    }

    @Override
    @Deprecated
    public final NodeModel createNodeModel() {
        return super.createNodeModel();
    }

    @Override
    public boolean hasNodeDialog() {
        return modelParametersClass().isPresent() || viewParametersClass().isPresent();
    }

    @Override
    public final NodeDialog createNodeDialog() {
        final var model = modelParametersClass();
        final var view = viewParametersClass();
        if (model.isPresent() && view.isPresent()) {
            return new DefaultNodeDialog(SettingsType.MODEL, model.get(), SettingsType.VIEW, view.get());
        }
        if (model.isPresent()) {
            return new DefaultNodeDialog(SettingsType.MODEL, model.get());
        }
        return new DefaultNodeDialog(
                SettingsType.VIEW,
                view.orElseThrow(() -> new IllegalStateException("A node without parameters does not have a dialog.")));
    }

    @Override
    public final boolean hasNodeView() {
        return node.getView().isPresent();
    }

    @Override
    public final NodeView createNodeView(final NodeModel nodeModel) {
        return new DefaultNodeView(node.getView().orElseThrow(IllegalStateException::new), nodeModel);
    }

    @Override
    protected final int getNrNodeViews() {
        return hasNodeView() ? 1 : 0;
    }

    @Override
    @Deprecated
    public final org.knime.core.node.NodeView<NodeModel> createNodeView(
            final int viewIndex, final NodeModel nodeModel) {
        return null;
    }

    @Override
    @Deprecated
    protected final boolean hasDialog() {
        return false;
    }

    @Override
    @Deprecated
    protected final NodeDialogPane createNodeDialogPane() {
        return super.createNodeDialogPane();
    }

    @Override
    @Deprecated
    protected final NodeDialogPane createNodeDialogPane(final NodeCreationConfiguration creationConfig) {
        return null;
    }
}
