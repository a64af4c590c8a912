package org.knime.core.webui.node;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.knime.core.webui.page.Page;
import org.knime.core.webui.page.Resource;

/**
 * Gives pages and the files they use by their paths: kind, page, file. Files can be had of pages whose path was asked
 * for before.
 */
public final class PageResourceManager<N extends NodeWrapper> {

    private final PageType type;
    private final Function<N, CreatedPage> creator;
    private final Map<String, Page> pages = new HashMap<>();

    public PageResourceManager(final PageType pageType, final Function<N, CreatedPage> createPage) {
        type = pageType;
        creator = createPage;
    }

    /** What a page is for. */
    public enum PageType {
        DIALOG,
        VIEW,
        PORT,
        DATA_VALUE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A page and what tells it from others. */
    public record CreatedPage(Page page, String staticPageId) {}

    public String getPagePath(final N nodeWrapper) {
        final CreatedPage created = remembered(nodeWrapper);
        return "uiext-" + type + '/' + created.staticPageId() + '/'
                + created.page().getRelativePath();
    }

    private CreatedPage remembered(final N nodeWrapper) {
        final CreatedPage created = creator.apply(nodeWrapper);
        pages.put(created.staticPageId(), created.page());
        return created;
    }

    public Optional<Resource> getPageResource(final String resourceId) {
        final String[] parts = resourceId.split("/", 3);
        final Page page = parts.length < 3 ? null : pages.get(parts[1]);
        if (page == null) {
            return Optional.empty();
        }
        return page.getRelativePath().equals(parts[2]) ? Optional.of(page) : page.getResource(parts[2]);
    }
}
