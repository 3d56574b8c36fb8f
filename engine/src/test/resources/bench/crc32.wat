;; CRC-32 with a table, byte by byte.
(module
  (memory 2)

  (func $table
    (local $i i32) (local $bit i32) (local $c i32)
    (loop $entries
      (local.set $c (local.get $i))
      (local.set $bit (i32.const 8))
      (loop $bits
        (local.set $c
          (i32.xor
            (i32.shr_u (local.get $c) (i32.const 1))
            (i32.and
              (i32.const 0xedb88320)
              (i32.sub (i32.const 0) (i32.and (local.get $c) (i32.const 1))))))
        (br_if $bits (local.tee $bit (i32.sub (local.get $bit) (i32.const 1)))))
      (i32.store (i32.shl (local.get $i) (i32.const 2)) (local.get $c))
      (br_if $entries
        (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 256)))))

  (func $crc (param $at i32) (param $end i32) (param $crc i32) (result i32)
    (local.set $crc (i32.xor (local.get $crc) (i32.const -1)))
    (loop $bytes
      (local.set $crc
        (i32.xor
          (i32.load
            (i32.shl
              (i32.and
                (i32.xor (local.get $crc) (i32.load8_u (local.get $at)))
                (i32.const 255))
              (i32.const 2)))
          (i32.shr_u (local.get $crc) (i32.const 8))))
      (br_if $bytes
        (i32.ne (local.tee $at (i32.add (local.get $at) (i32.const 1))) (local.get $end))))
    (i32.xor (local.get $crc) (i32.const -1)))

  ;; The CRC of the 64 KiB after the table, again and again.
  (func (export "run") (param $rounds i32) (result i32)
    (local $i i32) (local $crc i32)
    (call $table)
    (loop $fill
      (i32.store8 offset=1024 (local.get $i) (i32.mul (local.get $i) (i32.const 167)))
      (br_if $fill
        (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 65536))))
    (loop $again
      (local.set $crc (call $crc (i32.const 1024) (i32.const 66560) (local.get $crc)))
      (br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
    (local.get $crc)))
