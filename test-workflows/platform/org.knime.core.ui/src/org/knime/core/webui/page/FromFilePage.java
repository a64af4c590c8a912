package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.knime.core.node.NodeLogger;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** A page that is a file in a bundle. The file is looked for at once, so the bundle must be a directory. */
public non-sealed class FromFilePage extends Page {

    private final Path root;

    private FromFilePage(final Path root, final String relativeFilePath) {
        super(resource(root, relativeFilePath), true);
        this.root = root;
    }

    static FromFilePage of(final Class<?> clazz, final String basePath, final String relativeFilePath) {
        return new FromFilePage(root(FrameworkUtil.getBundle(clazz), basePath), relativeFilePath);
    }

    static FromFilePage of(final String bundleId, final String basePath, final String relativeFilePath) {
        return new FromFilePage(root(Platform.getBundle(bundleId), basePath), relativeFilePath);
    }

    public FromFilePage addResourceFile(final String relativeFilePath) {
        final var resource = resource(root, relativeFilePath);
        m_resources.put(resource.getRelativePath(), resource);
        return this;
    }

    public FromFilePage addResourceDirectory(final String relativeDirPath) {
        final List<Path> files;
        try (var tree = Files.walk(root.resolve(relativeDirPath))) {
            files = tree.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            NodeLogger.getLogger(FromFilePage.class).coding("The directory " + relativeDirPath + " is not there.", e);
            return this;
        }
        files.forEach(file -> addResourceFile(root.relativize(file).toString()));
        return this;
    }

    private static Path root(final Bundle bundle, final String basePath) {
        try {
            final var url = FileLocator.toFileURL(bundle.getEntry("."));
            return Path.of(new URI(url.getProtocol(), url.getFile(), null))
                    .resolve(basePath)
                    .normalize();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The directory " + basePath + " cannot be found.", e);
        }
    }

    private static Resource resource(final Path root, final String relativeFilePath) {
        final var file = root.resolve(relativeFilePath);
        if (!Files.isRegularFile(file)) {
            NodeLogger.getLogger(FromFilePage.class).coding("The file " + file + " of a page is not there.");
        }
        return new BundleFile(
                file, Path.of(relativeFilePath).normalize().toString().replace('\\', '/'));
    }

    private record BundleFile(Path file, String relativePath) implements Resource {

        @Override
        public String getRelativePath() {
            return relativePath;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
