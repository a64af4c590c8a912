package org.knime.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.util.Version;
import org.knime.node.DefaultModel.RequireModelParameters;
import org.knime.node.DefaultView.RequireViewParameters;
import org.knime.node.impl.description.ExternalResource;

/** A node put together in stages: name, icon, descriptions, version, ports, model; then what is optional. */
public final class DefaultNode implements FluentNodeAPI {

    final String name;
    final String icon;
    final String shortDescription;
    final String fullDescription;
    final Version sinceVersion;
    final List<PortGroup> ports;
    final DefaultModel model;
    final List<ExternalResource> externalResources = new ArrayList<>();
    final List<String> keywords = new ArrayList<>();
    NodeType nodeType;
    private DefaultView view;

    private DefaultNode(
            final String name,
            final String icon,
            final String shortDescription,
            final String fullDescription,
            final Version sinceVersion,
            final List<PortGroup> ports,
            final DefaultModel model) {
        this.name = name;
        this.icon = icon;
        this.shortDescription = shortDescription;
        this.fullDescription = fullDescription;
        this.sinceVersion = sinceVersion;
        this.ports = ports;
        this.model = model;
    }

    public static RequireName create() {
        return name -> icon ->
                shortDescription -> fullDescription -> (major, minor, revision) -> ports -> model -> new DefaultNode(
                        name,
                        icon,
                        shortDescription,
                        fullDescription,
                        new Version(major, minor, revision),
                        PortGroup.collect(ports),
                        model.apply(DefaultModel.create()));
    }

    Optional<DefaultView> getView() {
        return Optional.ofNullable(view);
    }

    /** A node has one view at most. */
    public DefaultNode addView(final Function<RequireViewParameters, DefaultView> newView) {
        if (view != null) {
            throw new UnsupportedOperationException("A node can have one view only.");
        }
        view = newView.apply(DefaultView.create());
        return this;
    }

    /** Instead of the type that follows from the ports. */
    public DefaultNode nodeType(final NodeType newNodeType) {
        if (nodeType != null) {
            throw new IllegalStateException("The node type is set already.");
        }
        nodeType = newNodeType;
        return this;
    }

    /** Words by which the node is found, besides those of its name. */
    public DefaultNode keywords(final String... newKeywords) {
        if (!keywords.isEmpty()) {
            throw new IllegalStateException("The keywords are set already.");
        }
        if (newKeywords == null || Arrays.asList(newKeywords).contains(null)) {
            throw new IllegalArgumentException("A keyword must not be null.");
        }
        keywords.addAll(Arrays.asList(newKeywords));
        return this;
    }

    public DefaultNode addExternalResource(final String href, final String description) {
        externalResources.add(new ExternalResource(Objects.requireNonNull(href), Objects.requireNonNull(description)));
        return this;
    }

    /** Stage of the name. */
    public interface RequireName {

        RequireIcon name(final String name);
    }

    /** Stage of the icon's path, from the factory's package. */
    public interface RequireIcon {

        RequireShortDescription icon(final String icon);
    }

    /** Stage of the one sentence. */
    public interface RequireShortDescription {

        RequireFullDescription shortDescription(final String shortDescription);
    }

    /** Stage of the text, an XML fragment. */
    public interface RequireFullDescription {

        RequireSinceVersion fullDescription(final String fullDescription);
    }

    /** Stage of the version of the platform that first had the node. */
    public interface RequireSinceVersion {

        RequirePorts sinceVersion(final int major, final int minor, final int revision);
    }

    /** Stage of the model. */
    public interface RequireModel {

        DefaultNode model(Function<RequireModelParameters, DefaultModel> model);
    }
}
