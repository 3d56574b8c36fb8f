package palimpsest.app.hostscript;

/** What a script's thread is at. */
enum Where {
    /** It runs the script, or what is built in, or the shim. */
    SCRIPT,
    /** It compiles a module for the script, or makes an instance of it; that takes time because the module is large. */
    COMPILING,
    /** It runs a module that the script has called, or looks after somebody who looks around. */
    ELSEWHERE
}
