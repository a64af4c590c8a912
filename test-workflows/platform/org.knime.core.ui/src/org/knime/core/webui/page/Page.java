package org.knime.core.webui.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
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
    }

    /** Stage: where the page comes from. */
    public interface RequireFromFileOrString {

        RequireBundle fromFile();

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
