;; Reverse a string: how texts cross the border, in the way of wasm-bindgen.
;;
;; Numbers are all that a function can be given. So for a text
;;   - the host asks for room (__wbindgen_malloc) and writes the text's bytes there,
;;   - passes where it is and how long it is, and a place for two numbers to come back (__wbindgen_add_to_stack_pointer),
;;   - reads those two numbers, where the answer is and how long, decodes the bytes, and gives the room back (__wbindgen_free).
(module
  (memory (export "memory") 1)

  ;; The stack ends here and grows downwards; the heap begins here and grows upwards.
  (global $__stack_pointer (mut i32) (i32.const 1024))
  (global $heap (mut i32) (i32.const 1024))
  (global (export "__heap_base") i32 (i32.const 1024))

  ;; Takes room on the stack (a negative number) or gives it back.
  (func (export "__wbindgen_add_to_stack_pointer") (param $change i32) (result i32)
    (global.set $__stack_pointer (i32.add (global.get $__stack_pointer) (local.get $change)))
    (global.get $__stack_pointer))

  ;; Gives room on the heap, at a multiple of $align. A real one would also use what was given back in between.
  (func $malloc (export "__wbindgen_malloc") (param $size i32) (param $align i32) (result i32)
    (local $pointer i32)
    (local.set $pointer
      (i32.and
        (i32.add (global.get $heap) (i32.sub (local.get $align) (i32.const 1)))
        (i32.sub (i32.const 0) (local.get $align))))
    (global.set $heap (i32.add (local.get $pointer) (local.get $size)))
    ;; More pages, if it does not fit any more.
    (if (i32.gt_u (global.get $heap) (i32.shl (memory.size) (i32.const 16)))
      (then
        (if (i32.eq
              (memory.grow
                (i32.add
                  (i32.shr_u
                    (i32.sub (global.get $heap) (i32.shl (memory.size) (i32.const 16)))
                    (i32.const 16))
                  (i32.const 1)))
              (i32.const -1))
          (then (unreachable)))))
    (local.get $pointer))

  ;; Takes room back if it was the last that was given.
  (func $free (export "__wbindgen_free") (param $pointer i32) (param $size i32) (param $align i32)
    (if (i32.eq (i32.add (local.get $pointer) (local.get $size)) (global.get $heap))
      (then (global.set $heap (local.get $pointer)))))

  ;; How many bytes a character has, from its first byte (UTF-8).
  (func $width (param $first i32) (result i32)
    (if (i32.lt_u (local.get $first) (i32.const 0x80)) (then (return (i32.const 1))))
    (if (i32.lt_u (local.get $first) (i32.const 0xe0)) (then (return (i32.const 2))))
    (if (i32.lt_u (local.get $first) (i32.const 0xf0)) (then (return (i32.const 3))))
    (i32.const 4))

  ;; Copies the characters from the last to the first; the bytes of one character stay in order.
  (func (export "reverse_string") (param $answer i32) (param $text i32) (param $length i32)
    (local $copy i32) (local $from i32) (local $to i32) (local $bytes i32)
    (local.set $copy (call $malloc (local.get $length) (i32.const 1)))
    (local.set $from (local.get $text))
    (local.set $to (i32.add (local.get $copy) (local.get $length)))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $to) (local.get $copy)))
        (local.set $bytes (call $width (i32.load8_u (local.get $from))))
        (local.set $to (i32.sub (local.get $to) (local.get $bytes)))
        (memory.copy (local.get $to) (local.get $from) (local.get $bytes))
        (local.set $from (i32.add (local.get $from) (local.get $bytes)))
        (br $next)))
    ;; The text was given away with the call, so it is this function that frees it.
    (call $free (local.get $text) (local.get $length) (i32.const 1))
    ;; Two numbers for the host: where the answer is, and how many bytes it has.
    (i32.store (local.get $answer) (local.get $copy))
    (i32.store offset=4 (local.get $answer) (local.get $length))))
