package palimpsest.app.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import palimpsest.app.bytes.Origin;

/** Who wrote to each page of a memory at one moment; looked up once a page, and only for pages somebody asks for. */
final class PageOrigins {
    private final MemoryView view;
    private final Map<Long, Set<Origin>> before;
    private final Map<Long, Set<Origin>> known = new HashMap<>();

    /** For a memory nothing was known of. */
    PageOrigins(MemoryView view) {
        this.view = view;
        this.before = Map.of();
    }

    /** While a module runs its pages are not known as a whole: what was true before is shown until it stops. */
    PageOrigins(MemoryView view, PageOrigins earlier) {
        this.view = view;
        this.before = view.name().equals(earlier.view.name()) ? earlier.known : Map.of();
    }

    /** The origins of a page's bytes but {@link Origin#UNTOUCHED}, always in the same order. */
    Set<Origin> of(long page) {
        return known.computeIfAbsent(page, this::find);
    }

    /** The origins of some pages, to see whether they changed. */
    String of(List<Long> pages) {
        return pages.stream().map(page -> of((long) page).toString()).collect(Collectors.joining());
    }

    private Set<Origin> find(long page) {
        Set<Origin> origins = view.marks()
                .origins(page * view.pageSize(), (int) view.pageSize())
                .orElse(before.getOrDefault(page, Set.of()));
        return origins.stream()
                .filter(origin -> origin != Origin.UNTOUCHED)
                .sorted()
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}
