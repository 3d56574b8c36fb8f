package palimpsest.app.hostscript;

import java.util.List;

record PageScript(String text, boolean module) {
    static List<PageScript> all(String html) {
        return List.of();
    }
}
