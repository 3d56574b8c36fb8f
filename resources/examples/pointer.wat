;; Pointer to a buffer: how a compiled program shares memory.
;;
;; A compiler decides where everything lies. This module is laid out as TinyGo and LLVM do it:
;;
;;   from 0      to 65535    the stack, used from its end downwards; $__stack_pointer is where it ends now
;;   from 65536  to 65537    the buffer; the program's data ends at $__data_end, 65538
;;   from 65552  to 131071   free memory, from $__heap_base upwards
;;
;; A pointer is nothing but an address. Nobody outside can guess it, so the program exports a function that tells it.
;; 1. Call getWasmMemoryBufferPointer: 65536. Go to that address.
;; 2. Call storeValueInWasmMemoryBufferIndexZero with 24: the byte there becomes 18 (hexadecimal for 24).
;; 3. Write 15 into the next byte, and call readWasmMemoryBufferAndReturnIndexOne: 15.
(module
  (memory (export "memory") 2)

  ;; The stack grows down from here. The program moves this global when it needs room.
  (global $__stack_pointer (mut i32) (i32.const 65536))

  ;; Where the program's own data ends, and where free memory begins. They never change.
  (global $__data_end (export "__data_end") i32 (i32.const 65538))
  (global $__heap_base (export "__heap_base") i32 (i32.const 65552))

  ;; The buffer has 2 bytes. This tells where.
  (func $getPointer (export "getWasmMemoryBufferPointer") (result i32)
    (i32.const 65536))

  ;; buffer[0] = value
  (func (export "storeValueInWasmMemoryBufferIndexZero") (param $value i32)
    (i32.store8 (call $getPointer) (local.get $value)))

  ;; return buffer[1]
  (func (export "readWasmMemoryBufferAndReturnIndexOne") (result i32)
    (i32.load8_u offset=1 (call $getPointer)))

  ;; Adds up a and b the way unoptimised code does: takes 16 bytes of stack, keeps both there, gives the room back.
  (func (export "addOnTheStack") (param $a i32) (param $b i32) (result i32)
    (local $frame i32)
    (global.set $__stack_pointer
      (local.tee $frame (i32.sub (global.get $__stack_pointer) (i32.const 16))))
    (i32.store offset=8 (local.get $frame) (local.get $a))
    (i32.store offset=12 (local.get $frame) (local.get $b))
    (i32.add
      (i32.load offset=8 (local.get $frame))
      (i32.load offset=12 (local.get $frame)))
    (global.set $__stack_pointer (i32.add (local.get $frame) (i32.const 16)))))
