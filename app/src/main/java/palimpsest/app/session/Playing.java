package palimpsest.app.session;

/**
 * Steps that are made by themselves, at a speed.
 *
 * @param perSecond how many steps a second, more than 0
 * @param backwards whether it goes back along the record
 */
public record Playing(double perSecond, boolean backwards) {

    public Playing {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("steps a second: " + perSecond);
        }
    }
}
