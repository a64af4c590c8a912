/**
 * Work on several threads, in two ways. {@link org.latentalign.threads.LaneScheduler} hands each piece of work to all of
 * some lanes, in order: what a lane sums up does not depend on how many threads there are.
 * {@link org.latentalign.threads.OrderedTasks} are independent of one another, and their results are taken in order.
 *
 * <p>One rule holds for both:
 *
 * <ul>
 *   <li>The threads are an executor's, and the calling thread works as much as they do. It waits only for what another
 *       thread has begun, so nothing hangs when the executor has no free thread.
 *   <li>A failure is thrown in the calling thread as what it is.
 *   <li>An interrupt of the calling thread, which is how KNIME cancels a node, ends its wait with a
 *       {@link java.util.concurrent.CancellationException}; the thread stays marked as interrupted.
 *   <li>{@code close} hands out nothing any more and waits for what other threads have begun, so that afterwards nobody
 *       uses the files and arrays that the work was about.
 * </ul>
 */
package org.latentalign.threads;
