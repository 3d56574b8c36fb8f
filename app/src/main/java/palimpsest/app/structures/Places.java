package palimpsest.app.structures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.session.CallResult;
import palimpsest.app.session.FrameView;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Slot;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.Value;
import palimpsest.app.structures.StructuresViewModel.Where;
import palimpsest.app.words.Words;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.NumberType;

/** Places at which a structure may be laid, as they are at hand. */
final class Places {
    private static final int MOST_RESULTS = 5;
    private static final int MOST_SLOTS = 20;

    private Places() {}

    static List<Where> of(Snapshot now, Optional<MemoryRange> selection) {
        List<Where> places = new ArrayList<>();
        selection.ifPresent(range -> {
            String address = Addresses.shortHex(range.address());
            boolean wide = range.memory() < now.memories().size()
                    && now.memories().get(range.memory()).type().addressType() == AddressType.I64;
            places.add(new Where(Words.of("structures.where.selected", address), address));
            places.add(new Where(
                    Words.of("structures.where.pointed", address),
                    memory(range.memory()) + (wide ? "u64[" : "u32[") + address + "]"));
        });
        results(now, places);
        now.frames().stream().findFirst().map(FrameView::locals).ifPresent(locals -> slots(locals, "local", places));
        slots(now.globals(), "global", places);
        return places;
    }

    private static String memory(int index) {
        return index == 0 ? "" : "mem" + index + ":";
    }

    private static void results(Snapshot now, List<Where> places) {
        List<CallResult> results = now.results();
        for (int i = results.size() - 1; i >= Math.max(0, results.size() - MOST_RESULTS); i--) {
            CallResult result = results.get(i);
            if (result.outcome() instanceof CallResult.Outcome.Returned returned
                    && returned.values().size() == 1
                    && returned.values().get(0) instanceof Value.Numeric number
                    && isAddress(number)) {
                String address = Addresses.shortHex(number.bits());
                places.add(new Where(Words.of("structures.where.result", result.export(), address), address));
            }
        }
    }

    private static void slots(List<Slot> slots, String word, List<Where> places) {
        for (int index = 0; index < Math.min(slots.size(), MOST_SLOTS); index++) {
            Slot slot = slots.get(index);
            if (slot.value() instanceof Value.Numeric number && isAddress(number)) {
                places.add(new Where(
                        Words.of("structures.where." + word, slot.name(), Addresses.shortHex(number.bits())),
                        word + "[" + index + "]"));
            }
        }
    }

    private static boolean isAddress(Value.Numeric number) {
        return number.type() == NumberType.I32 || number.type() == NumberType.I64;
    }
}
