;; Multiplication of two matrices of 64 by 64 doubles.
(module
  (memory 2)

  (func $multiply (param $a i32) (param $b i32) (param $c i32)
    (local $i i32) (local $j i32) (local $k i32) (local $sum f64)
    (loop $rows
      (local.set $j (i32.const 0))
      (loop $columns
        (local.set $sum (f64.const 0))
        (local.set $k (i32.const 0))
        (loop $terms
          (local.set $sum
            (f64.add
              (local.get $sum)
              (f64.mul
                (f64.load
                  (i32.add
                    (local.get $a)
                    (i32.shl
                      (i32.add (i32.shl (local.get $i) (i32.const 6)) (local.get $k))
                      (i32.const 3))))
                (f64.load
                  (i32.add
                    (local.get $b)
                    (i32.shl
                      (i32.add (i32.shl (local.get $k) (i32.const 6)) (local.get $j))
                      (i32.const 3)))))))
          (br_if $terms
            (i32.lt_s (local.tee $k (i32.add (local.get $k) (i32.const 1))) (i32.const 64))))
        (f64.store
          (i32.add
            (local.get $c)
            (i32.shl (i32.add (i32.shl (local.get $i) (i32.const 6)) (local.get $j)) (i32.const 3)))
          (local.get $sum))
        (br_if $columns
          (i32.lt_s (local.tee $j (i32.add (local.get $j) (i32.const 1))) (i32.const 64))))
      (br_if $rows
        (i32.lt_s (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 64)))))

  ;; Multiplies again and again; an element of the product, cut to an integer.
  (func (export "run") (param $rounds i32) (result i32)
    (local $i i32)
    (loop $fill
      (f64.store (i32.shl (local.get $i) (i32.const 3))
        (f64.convert_i32_u (i32.rem_u (local.get $i) (i32.const 17))))
      (br_if $fill
        (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 8192))))
    (loop $again
      (call $multiply (i32.const 0) (i32.const 32768) (i32.const 65536))
      (br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
    (i32.trunc_f64_s (f64.load (i32.const 73272)))))
