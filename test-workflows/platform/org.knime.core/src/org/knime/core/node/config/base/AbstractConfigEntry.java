package org.knime.core.node.config.base;

import java.io.Serializable;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import javax.swing.tree.TreeNode;

/** A setting or a group of settings. */
public abstract class AbstractConfigEntry implements Serializable, TreeNode {

    private static final long serialVersionUID = 1L;

    private final ConfigEntries type;
    private String key;
    private AbstractConfigEntry parent;

    AbstractConfigEntry(final ConfigEntries type, final String key) {
        this.type = Objects.requireNonNull(type);
        setKey(key);
    }

    /** @return the name */
    public final String getKey() {
        return key;
    }

    final void setKey(final String key) {
        if (key == null) {
            throw new IllegalArgumentException("A setting needs a key");
        }
        this.key = key;
    }

    /** @return the kind */
    public final ConfigEntries getType() {
        return type;
    }

    /** @return the value as text, or null */
    public abstract String toStringValue();

    abstract boolean hasIdenticalValue(AbstractConfigEntry ace);

    /**
     * @param ace another setting
     * @return whether it has the same kind, name and value
     */
    public final boolean isIdentical(final AbstractConfigEntry ace) {
        return type == ace.type && key.equals(ace.key) && hasIdenticalValue(ace);
    }

    @Override
    public boolean equals(final Object o) {
        return o == this || o != null && o.getClass() == getClass() && isIdentical((AbstractConfigEntry) o);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, key);
    }

    @Override
    public String toString() {
        return key + " [" + type + "] -> " + toStringValue();
    }

    /** @param parent the group that holds this */
    public final void setParent(final AbstractConfigEntry parent) {
        this.parent = parent;
    }

    @Override
    public final TreeNode getParent() {
        return parent;
    }

    @Override
    public TreeNode getChildAt(final int childIndex) {
        return null;
    }

    @Override
    public int getChildCount() {
        return 0;
    }

    @Override
    public int getIndex(final TreeNode node) {
        return -1;
    }

    @Override
    public final boolean getAllowsChildren() {
        return !isLeaf();
    }

    @Override
    public boolean isLeaf() {
        return true;
    }

    @Override
    public Enumeration<TreeNode> children() {
        return Collections.emptyEnumeration();
    }
}
