package org.knime.core.webui.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.knime.core.node.FluentNodeAPI;

/** A page and the files it uses. */
public sealed class Page implements Resource, FluentNodeAPI permits FromFilePage {

    protected final Map<String, Resource> m_resources;

    protected boolean m_isCompletelyStatic;

    private final Resource pageResource;

    protected Page(final Resource pageResource, final boolean isCompleteStatic) {
        this.pageResource = pageResource;
        m_resources = new HashMap<>();
        m_isCompletelyStatic = isCompleteStatic;
    }

    public static RequireFromFileOrString create() {
        return new RequireFromFileOrString() {

            @Override
            public RequireBundle fromFile() {
                return new RequireBundle() {

                    @Override
                    public RequireBasePath bundleClass(final Class<?> clazz) {
                        return basePath -> relativeFilePath -> FromFilePage.of(clazz, basePath, relativeFilePath);
                    }

                    @Override
                    public RequireBasePath bundleID(final String bundleID) {
                        return basePath -> relativeFilePath -> FromFilePage.of(bundleID, basePath, relativeFilePath);
                    }
                };
            }

            @Override
            public RequireRelativePath fromString(final InputStreamSupplier content, final Charset charset) {
                return relativePath -> new Page(new Dynamic(content, relativePath, charset), false);
            }

            @Override
            public RequireRelativePath fromString(final StringSupplier content, final Charset charset) {
                return fromString(() -> new ByteArrayInputStream(content.get().getBytes(charset)), charset);
            }
        };
    }

    public Page addResource(final Supplier<InputStream> content, final String relativePath) {
        return addResource(content, relativePath, null);
    }

    public Page addResource(final Supplier<InputStream> content, final String relativePath, final Charset charset) {
        m_resources.put(relativePath, new Dynamic(content, relativePath, charset));
        return this;
    }

    public Page addResourceFromString(final Supplier<String> content, final String relativePath) {
        return addResource(
                () -> new ByteArrayInputStream(content.get().getBytes(StandardCharsets.UTF_8)),
                relativePath,
                StandardCharsets.UTF_8);
    }

    public Optional<Resource> getResource(final String relativePath) {
        return Optional.ofNullable(m_resources.get(relativePath));
    }

    @Override
    public String getRelativePath() {
        return pageResource.getRelativePath();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return pageResource.getInputStream();
    }

    @Override
    public boolean isStatic() {
        return pageResource.isStatic();
    }

    public boolean isCompletelyStatic() {
        return m_isCompletelyStatic;
    }

    @Override
    public ContentType getContentType() {
        return pageResource.getContentType();
    }

    @Override
    public Optional<Charset> getCharset() {
        return pageResource.getCharset();
    }

    /** Content that is made when it is asked for. */
    private record Dynamic(Supplier<InputStream> content, String relativePath, Charset charset) implements Resource {

        @Override
        public String getRelativePath() {
            return relativePath;
        }

        @Override
        public InputStream getInputStream() {
            return content.get();
        }

        @Override
        public boolean isStatic() {
            return false;
        }

        @Override
        public ContentType getContentType() {
            return ContentType.determineType(relativePath);
        }

        @Override
        public Optional<Charset> getCharset() {
            return Charset.defaultCharset().equals(charset) ? Optional.empty() : Optional.ofNullable(charset);
        }
    }

    /** Stage: where the page comes from. */
    public interface RequireFromFileOrString {

        RequireBundle fromFile();

        default RequireRelativePath fromString(final InputStreamSupplier content) {
            return fromString(content, null);
        }

        default RequireRelativePath fromString(final StringSupplier content) {
            return fromString(content, StandardCharsets.UTF_8);
        }

        RequireRelativePath fromString(InputStreamSupplier content, Charset charset);

        RequireRelativePath fromString(StringSupplier content, Charset charset);
    }

    /** Stage: the bundle with the file. */
    public interface RequireBundle {

        RequireBasePath bundleClass(Class<?> clazz);

        RequireBasePath bundleID(String bundleID);
    }

    /** Stage: the folder in the bundle. */
    public interface RequireBasePath {

        RequireRelativeFilePath basePath(String basePath);
    }

    /** Stage: the file in the folder. */
    public interface RequireRelativeFilePath {

        FromFilePage relativeFilePath(String relativeFilePath);
    }

    /** Stage: the name of a page that is no file. */
    public interface RequireRelativePath {

        Page relativePath(String relativePath);
    }

    /** Gives text. */
    public interface StringSupplier extends Supplier<String> {}

    /** Gives bytes. */
    public interface InputStreamSupplier extends Supplier<InputStream> {}
}
