package org.knime.core.webui.data;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes maps, lists, arrays, records, classes with public fields, numbers, flags and texts as JSON. */
final class Json {

    private Json() {}

    /** Whether a text looks like a JSON object, array, text, number, flag or null. */
    static boolean isJson(final String text) {
        return text != null
                && text.strip()
                        .matches("(?s)\\{.*\\}|\\[.*\\]|\".*\"|-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?|true|false|null");
    }

    static String write(final Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Optional<?> optional) {
            return write(optional.orElse(null));
        }
        if (value instanceof Number number) {
            return Double.isFinite(number.doubleValue()) ? number.toString() : "\"" + number + "\"";
        }
        if (value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof CharSequence || value instanceof Character || value instanceof Enum) {
            return quote(value.toString());
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quote(String.valueOf(entry.getKey())) + ":" + write(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
        }
        if (value.getClass().isArray()) {
            final List<Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(Array.get(value, i));
            }
            return write(elements);
        }
        return properties(value);
    }

    private static String properties(final Object value) {
        final List<String> members = new ArrayList<>();
        try {
            if (value instanceof Record) {
                for (final RecordComponent component : value.getClass().getRecordComponents()) {
                    component.getAccessor().setAccessible(true);
                    members.add(quote(component.getName()) + ":"
                            + write(component.getAccessor().invoke(value)));
                }
            } else {
                for (final var field : value.getClass().getFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        members.add(quote(field.getName()) + ":" + write(field.get(value)));
                    }
                }
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "Cannot write " + value.getClass().getName() + " as JSON.", e);
        }
        return members.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private static String quote(final String text) {
        final var quoted = new StringBuilder("\"");
        for (final char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
