package io.quarkiverse.sync.benchmarks.model;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** What the heap of this process holds. */
final class Heap {

    private static final long MB = 1024 * 1024;
    private static final int COLLECTIONS = 2;

    private Heap() {
    }

    static void forgetPeak() {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    static long peakMb() {
        return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MB;
    }

    /** In MB after full collections. */
    static double alive() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return (double) ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MB;
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).toList();
    }
}
