;; The same bytes, read in many ways.
;;
;;   0x00  ff ff ff ff              -1, 4294967295, 255 ... it depends on who reads
;;   0x08  0b 00 00 00              11, the lowest byte first
;;   0x10  00 00 00 00 00 00 f8 3f  1.5 as f64
;;   0x18  00 00 c0 3f              1.5 as f32
;;   0x20  e5 8e 26                 624485 as LEB128: 7 bits in each byte
;;   0x30  01 .. 10                 sixteen bytes: the lanes of a v128
(module
  (memory (export "memory") 1)
  (data (i32.const 0x00) "\ff\ff\ff\ff")
  (data (i32.const 0x08) "\0b\00\00\00")
  (data (i32.const 0x10) "\00\00\00\00\00\00\f8\3f")
  (data (i32.const 0x18) "\00\00\c0\3f")
  (data (i32.const 0x20) "\e5\8e\26")
  (data (i32.const 0x30) "\01\02\03\04\05\06\07\08\09\0a\0b\0c\0d\0e\0f\10")

  ;; Signed or not is a matter of the instruction, not of the byte.
  (func (export "asUnsignedByte") (param $address i32) (result i32)
    (i32.load8_u (local.get $address)))
  (func (export "asSignedByte") (param $address i32) (result i32)
    (i32.load8_s (local.get $address)))
  (func (export "asI32") (param $address i32) (result i32)
    (i32.load (local.get $address)))
  (func (export "asF64") (param $address i32) (result f64)
    (f64.load (local.get $address))))
