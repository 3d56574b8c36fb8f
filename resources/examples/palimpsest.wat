;; A page that is written over and over: each layer covers the one before, and none is lost.
;;
;; write(0), write(1) and write(2) copy six letters to address 0x10: "scroll", "parchm", "paper.".
;; scrape() writes spaces over them, one byte at a time.
(module
  (memory (export "memory") 1)
  (data (i32.const 0x100) "scrollparchmpaper.")

  ;; The first layer is there before anybody calls anything.
  (data (i32.const 0x10) "vellum")

  (func $write (export "write") (param $layer i32)
    (memory.copy
      (i32.const 0x10)
      (i32.add (i32.const 0x100) (i32.mul (local.get $layer) (i32.const 6)))
      (i32.const 6)))

  ;; Scrapes the page clean, byte by byte.
  (func $scrape (export "scrape")
    (local $address i32)
    (local.set $address (i32.const 0x10))
    (loop $next
      (i32.store8 (local.get $address) (i32.const 0x20))
      (local.set $address (i32.add (local.get $address) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $address) (i32.const 0x16)))))

  ;; All layers, one over the other.
  (func (export "writeAll")
    (call $write (i32.const 0))
    (call $scrape)
    (call $write (i32.const 1))
    (call $scrape)
    (call $write (i32.const 2))))
