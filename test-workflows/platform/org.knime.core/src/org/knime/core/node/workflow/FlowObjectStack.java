package org.knime.core.node.workflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The variables a node sees: those of its predecessors, then its own; of two with one name the later wins. */
public final class FlowObjectStack implements Iterable<FlowObject> {

    private final NodeID m_owner;
    private final List<FlowObject> m_objects;

    /** @param upstream the stacks at the node's input ports; the first port's variables win over the others' */
    FlowObjectStack(final NodeID owner, final List<FlowObjectStack> upstream) {
        m_owner = owner;
        final List<FlowObjectStack> weakestFirst = new ArrayList<>(upstream);
        if (weakestFirst.size() > 1) {
            weakestFirst.add(weakestFirst.remove(0));
        }
        final Set<FlowObject> merged = new LinkedHashSet<>();
        for (final FlowObjectStack stack : weakestFirst) {
            for (final FlowObject object : stack.m_objects) {
                merged.remove(object);
                merged.add(object);
            }
        }
        m_objects = Collections.synchronizedList(new ArrayList<>(merged));
    }

    public void push(final FlowObject item) {
        if (item.getOwner() != null && !item.getOwner().equals(m_owner)) {
            throw new IllegalArgumentException(item + " belongs to node " + item.getOwner() + ", not " + m_owner);
        }
        item.setOwner(m_owner);
        m_objects.add(item);
    }

    public static FlowObjectStack createFromFlowVariableList(final List<FlowVariable> variables, final NodeID owner) {
        final FlowObjectStack stack = new FlowObjectStack(owner, List.of());
        variables.forEach(stack::push);
        return stack;
    }

    public Map<String, FlowVariable> getAllAvailableFlowVariables() {
        final Map<String, FlowVariable> variables = new LinkedHashMap<>();
        for (final FlowObject object : this) {
            final FlowVariable variable = (FlowVariable) object;
            variables.putIfAbsent(variable.getName(), variable);
        }
        return Collections.unmodifiableMap(variables);
    }

    /** From the top, that is what was pushed last, downwards. */
    @Override
    public Iterator<FlowObject> iterator() {
        final List<FlowObject> copy = new ArrayList<>(m_objects);
        Collections.reverse(copy);
        return Collections.unmodifiableList(copy).iterator();
    }

    @Override
    public String toString() {
        return m_owner + ": " + m_objects;
    }
}
