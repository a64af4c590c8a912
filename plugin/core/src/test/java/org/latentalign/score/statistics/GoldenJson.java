package org.latentalign.score.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a file of golden cases, which were computed with NumPy and SciPy.
 *
 * @param value a map of names to values, a list of values, a text, a number, a truth value or null
 */
public record GoldenJson(Object value) {

    public static GoldenJson read(final String name) {
        try (InputStream in = GoldenJson.class.getResourceAsStream(name)) {
            return new GoldenJson(new Parser(new String(in.readAllBytes(), StandardCharsets.UTF_8)).value());
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public GoldenJson get(final String name) {
        final Map<?, ?> map = (Map<?, ?>) value;
        if (!map.containsKey(name)) {
            throw new IllegalArgumentException("There is no " + name + " but " + map.keySet() + ".");
        }
        return new GoldenJson(map.get(name));
    }

    public List<GoldenJson> list() {
        return ((List<?>) value).stream().map(GoldenJson::new).toList();
    }

    public List<String> names() {
        return ((Map<?, ?>) value).keySet().stream().map(String::valueOf).toList();
    }

    public String text() {
        return (String) value;
    }

    /** A number, or NaN for null. */
    public double number() {
        return value == null ? Double.NaN : (Double) value;
    }

    public double[] numbers() {
        return list().stream().mapToDouble(GoldenJson::number).toArray();
    }

    public int[] integers() {
        return list().stream().mapToInt(item -> (int) item.number()).toArray();
    }

    public double[][] matrix() {
        return list().stream().map(GoldenJson::numbers).toArray(double[][]::new);
    }

    public List<String> texts() {
        return list().stream().map(GoldenJson::text).toList();
    }

    /** Reads what Python writes: no blanks between values, in texts no escapes but those of quotation marks and backslashes. */
    private static final class Parser {

        private final String text;
        private int at;

        Parser(final String text) {
            this.text = text.strip();
        }

        Object value() {
            switch (text.charAt(at)) {
                case '{':
                    final Map<String, Object> map = new LinkedHashMap<>();
                    at++;
                    while (text.charAt(at) != '}') {
                        final String name = (String) value();
                        at++;
                        map.put(name, value());
                        at += text.charAt(at) == ',' ? 1 : 0;
                    }
                    at++;
                    return map;
                case '[':
                    final List<Object> list = new ArrayList<>();
                    at++;
                    while (text.charAt(at) != ']') {
                        list.add(value());
                        at += text.charAt(at) == ',' ? 1 : 0;
                    }
                    at++;
                    return list;
                case '"':
                    return string();
                default:
                    return word();
            }
        }

        private String string() {
            final StringBuilder string = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                at += text.charAt(at) == '\\' ? 1 : 0;
                string.append(text.charAt(at));
            }
            at++;
            return string.toString();
        }

        private Object word() {
            final int start = at;
            while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            final String word = text.substring(start, at);
            return switch (word) {
                case "null" -> null;
                case "true" -> Boolean.TRUE;
                case "false" -> Boolean.FALSE;
                default -> Double.valueOf(word);
            };
        }
    }
}
