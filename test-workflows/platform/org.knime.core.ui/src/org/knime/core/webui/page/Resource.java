package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/** A file that a page is made of. */
public interface Resource {

    String getRelativePath();

    InputStream getInputStream() throws IOException;

    boolean isStatic();

    ContentType getContentType();

    default Optional<Charset> getCharset() {
        return Optional.empty();
    }

    /** What a resource holds, told by the end of its name. */
    enum ContentType {
        HTML,
        SHADOW_APP,
        SVG,
        PNG;

        static ContentType determineType(final String path) {
            final String end = path.substring(path.lastIndexOf('.') + 1);
            return switch (end) {
                case "html" -> HTML;
                case "js" -> SHADOW_APP;
                case "svg" -> SVG;
                case "png" -> PNG;
                default -> throw new IllegalArgumentException("The kind of page cannot be told from " + path);
            };
        }
    }
}
