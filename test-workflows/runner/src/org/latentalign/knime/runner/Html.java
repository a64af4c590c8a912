package org.latentalign.knime.runner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Texts as parts of a page in HTML. Whatever comes from data or people goes through here. */
final class Html {

    private Html() {}

    /** @return the text for between two tags, or within the quotes of an attribute */
    static String text(final String text) {
        final StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                // not allowed in HTML at all
                case '\0' -> escaped.append('\uFFFD');
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /**
     * @param id by which the page's script finds it
     * @param json JSON, in which "<" can only be within a text
     * @return an element that a browser does not look into
     */
    static String data(final String id, final String json) {
        return "<script type=\"application/json\" id=\"" + text(id) + "\">" + json.replace("<", "\\u003c")
                + "</script>\n";
    }

    /** @return the script as an element */
    static String script(final String script) {
        if (script.contains("</script") || script.contains("<!--")) {
            throw new IllegalArgumentException("A script holds what would end it within a page.");
        }
        return "<script>" + script + "</script>\n";
    }

    /** @return by what a content security policy allows this very script and no other */
    static String source(final String script) {
        try {
            final byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @return a policy that allows these scripts, styles and pictures within the page, and nothing from elsewhere */
    static String policy(final Iterable<String> scripts) {
        final StringBuilder sources = new StringBuilder();
        scripts.forEach(script -> sources.append(' ').append(source(script)));
        return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src" + sources
                + "; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'\">";
    }
}
