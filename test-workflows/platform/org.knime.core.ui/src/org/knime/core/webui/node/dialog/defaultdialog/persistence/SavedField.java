package org.knime.core.webui.node.dialog.defaultdialog.persistence;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.node.parameters.persistence.Persist;

/**
 * A field of a class of parameters that counts: neither private nor static nor transient.
 *
 * @param type its class; for an optional field the class of the content
 * @param element the class of the elements of an array or a collection, else null
 */
public record SavedField(Field field, Class<?> type, Class<?> element, boolean optional) {

    /** Those of the superclasses come first. */
    public static List<SavedField> of(final Class<?> owner) {
        final List<SavedField> fields = new ArrayList<>();
        collect(owner, Map.of(), fields);
        return fields;
    }

    private static void collect(
            final Class<?> owner, final Map<TypeVariable<?>, Type> variables, final List<SavedField> fields) {
        if (owner.getSuperclass() != null) {
            final Map<TypeVariable<?>, Type> superVariables = new HashMap<>(variables);
            if (owner.getGenericSuperclass() instanceof ParameterizedType superType) {
                final var parameters = owner.getSuperclass().getTypeParameters();
                for (int i = 0; i < parameters.length; i++) {
                    superVariables.put(parameters[i], superType.getActualTypeArguments()[i]);
                }
            }
            collect(owner.getSuperclass(), superVariables, fields);
        }
        for (final Field field : owner.getDeclaredFields()) {
            final int ignored = Modifier.PRIVATE | Modifier.STATIC | Modifier.TRANSIENT;
            if ((field.getModifiers() & ignored) == 0 && !field.isSynthetic()) {
                field.setAccessible(true);
                fields.add(create(field, variables));
            }
        }
    }

    private static SavedField create(final Field field, final Map<TypeVariable<?>, Type> variables) {
        final Type type = field.getGenericType();
        final Class<?> raw = raw(type, variables);
        if (raw == Optional.class && type instanceof ParameterizedType parameterized) {
            return new SavedField(field, raw(parameterized.getActualTypeArguments()[0], variables), null, true);
        }
        Class<?> element = raw.getComponentType();
        if (Collection.class.isAssignableFrom(raw) && type instanceof ParameterizedType parameterized) {
            element = raw(parameterized.getActualTypeArguments()[0], variables);
        }
        return new SavedField(field, raw, element, false);
    }

    private static Class<?> raw(final Type type, final Map<TypeVariable<?>, Type> variables) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType(), variables);
        }
        if (type instanceof TypeVariable<?> variable && variables.containsKey(variable)) {
            return raw(variables.get(variable), variables);
        }
        if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType(), variables).arrayType();
        }
        return Object.class;
    }

    /** The field's name without the prefix of members. */
    public String name() {
        final String name = field.getName();
        return name.startsWith("m_") ? name.substring(2) : name;
    }

    String configKey() {
        final var persist = annotation(Persist.class);
        final String key = persist.map(Persist::configKey)
                .filter(configKey -> !configKey.isEmpty())
                .orElse(name());
        return persist.filter(Persist::hidden).isPresent() ? key + "_Internals" : key;
    }

    <A extends Annotation> Optional<A> annotation(final Class<A> annotation) {
        return Optional.ofNullable(field.getAnnotation(annotation));
    }

    public Object get(final Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The field " + field + " was made accessible.", e);
        }
    }

    void set(final Object owner, final Object value) {
        try {
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The field " + field + " was made accessible.", e);
        }
    }
}
