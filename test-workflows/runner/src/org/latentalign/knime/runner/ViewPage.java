package org.latentalign.knime.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.knime.core.webui.node.NodeWrapper;
import org.knime.core.webui.node.PageResourceManager;
import org.knime.core.webui.node.view.NodeViewManager;
import org.knime.core.webui.page.Resource;

/**
 * The page of a view with all the files it uses in one text.
 *
 * @param html the page
 * @param scripts those in it
 */
record ViewPage(String html, List<String> scripts) {

    private static final Pattern SCRIPT = Pattern.compile("<script defer src=\"([^\"]+)\"></script>\\R?");
    private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">");
    private static final Pattern POLICY =
            Pattern.compile("<meta http-equiv=\"Content-Security-Policy\" content=\"[^\"]*\">");
    private static final Pattern ELSEWHERE = Pattern.compile("<(?:script|link|img|iframe)[^>]*\\s(?:src|href)=");

    /** @return the page that KNIME would show for the node */
    static ViewPage of(final NodeWrapper node) throws IOException {
        final PageResourceManager<NodeWrapper> pages =
                NodeViewManager.getInstance().getPageResourceManager();
        final String path = pages.getPagePath(node);
        final String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return inlined(text(pages, path), file -> text(pages, folder + file));
    }

    /** @return the page with a further script that runs last */
    ViewPage with(final String script) throws IOException {
        final List<String> all = new ArrayList<>(scripts);
        all.add(script);
        return new ViewPage(
                POLICY.matcher(before("</body>", Html.script(script), html))
                        .replaceAll(Matcher.quoteReplacement(Html.policy(all))),
                List.copyOf(all));
    }

    /**
     * @param page names its files as {@code <script defer src="..."></script>} and
     *     {@code <link rel="stylesheet" href="...">}
     * @param files gives a file's text by the name that the page uses
     */
    static ViewPage inlined(final String page, final Files files) throws IOException {
        final List<String> scripts = new ArrayList<>();
        for (final Matcher script = SCRIPT.matcher(page); script.find(); ) {
            scripts.add(files.text(script.group(1)));
        }
        String html = SCRIPT.matcher(page).replaceAll("");
        for (Matcher style = STYLE.matcher(html); style.find(); style = STYLE.matcher(html)) {
            html = html.substring(0, style.start()) + "<style>" + files.text(style.group(1)) + "</style>"
                    + html.substring(style.end());
        }
        html = POLICY.matcher(html).replaceAll("");
        if (ELSEWHERE.matcher(html).find()) {
            throw new IOException("A view's page uses a file in a way that the report does not know.");
        }
        // scripts that are deferred run when all of the page is there
        final StringBuilder last = new StringBuilder();
        scripts.forEach(script -> last.append(Html.script(script)));
        html = before("</body>", last.toString(), html);
        return new ViewPage(before("</head>", Html.policy(scripts), html), List.copyOf(scripts));
    }

    private static String before(final String tag, final String what, final String html) throws IOException {
        final int place = html.lastIndexOf(tag);
        if (place < 0) {
            throw new IOException("A view's page has no " + tag + ".");
        }
        return html.substring(0, place) + what + html.substring(place);
    }

    private static String text(final PageResourceManager<NodeWrapper> pages, final String path) throws IOException {
        final Resource resource =
                pages.getPageResource(path).orElseThrow(() -> new IOException("There is no file " + path + "."));
        try (InputStream in = resource.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The files of a page. */
    @FunctionalInterface
    interface Files {

        String text(String name) throws IOException;
    }
}
