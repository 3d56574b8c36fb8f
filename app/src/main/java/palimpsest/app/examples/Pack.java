package palimpsest.app.examples;

import java.util.List;
import java.util.Optional;

/**
 * Lessons in an order.
 *
 * @param id tells it from other packs, from one start of the program to the next
 * @param title a few words
 * @param description what it is about; may be empty
 * @param faults what its author will want to mend
 */
public record Pack(String id, String title, String description, List<Lesson> lessons, List<PackFault> faults) {

    public Pack {
        lessons = List.copyOf(lessons);
        faults = List.copyOf(faults);
    }

    /** The lesson of a name. */
    public Optional<Lesson> lesson(String name) {
        return lessons.stream().filter(lesson -> lesson.name().equals(name)).findFirst();
    }

    /** The lesson so many places after another. */
    Optional<Lesson> beside(Lesson lesson, int places) {
        int index = lessons.indexOf(lesson) + places;
        return index >= 0 && index < lessons.size() ? Optional.of(lessons.get(index)) : Optional.empty();
    }
}
