package palimpsest.engine.timeline;

import palimpsest.engine.runtime.MemoryInstance;

/** Where the host stands, and the memory that it writes to or reads there. */
record HostSite(MemoryInstance memory, String place) {}
