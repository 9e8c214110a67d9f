; The kernel that moves values of chosen rows together: see `rbcdb_udf_abi::gpu::CompactParameter`.

declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
declare i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
declare i32 @llvm.ctpop.i32(i32)

define ptx_kernel void @rbc_gpu_kernel(ptr noalias writeonly %out, ptr noalias readonly %values, ptr noalias readonly %chosen, ptr noalias readonly %before, i64 %rows, i64 %width) {
start:
  %thread = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %threads = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %block = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %blocks = call i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %thread.64 = zext i32 %thread to i64
  %threads.64 = zext i32 %threads to i64
  %block.64 = zext i32 %block to i64
  %blocks.64 = zext i32 %blocks to i64
  %block.first = mul i64 %block.64, %threads.64
  %first = add i64 %block.first, %thread.64
  %step = mul i64 %blocks.64, %threads.64
  br label %head

head:
  %row = phi i64 [ %first, %start ], [ %following, %next ]
  %inside = icmp ult i64 %row, %rows
  br i1 %inside, label %look, label %done

look:
  %word.index = lshr i64 %row, 5
  %word.at = getelementptr i32, ptr %chosen, i64 %word.index
  %word = load i32, ptr %word.at, align 4
  %row.32 = trunc i64 %row to i32
  %bit.index = and i32 %row.32, 31
  %bit = shl i32 1, %bit.index
  %masked = and i32 %word, %bit
  %is.chosen = icmp ne i32 %masked, 0
  br i1 %is.chosen, label %move, label %next

move:
  %earlier.bits = sub i32 %bit, 1
  %earlier = and i32 %word, %earlier.bits
  %earlier.count = call i32 @llvm.ctpop.i32(i32 %earlier)
  %before.at = getelementptr i32, ptr %before, i64 %word.index
  %before.count = load i32, ptr %before.at, align 4
  %to.32 = add i32 %before.count, %earlier.count
  %to = zext i32 %to.32 to i64
  switch i64 %width, label %next [
    i64 1, label %move.1
    i64 2, label %move.2
    i64 4, label %move.4
    i64 8, label %move.8
  ]

move.1:
  %from.1 = getelementptr i8, ptr %values, i64 %row
  %value.1 = load i8, ptr %from.1, align 1
  %to.1 = getelementptr i8, ptr %out, i64 %to
  store i8 %value.1, ptr %to.1, align 1
  br label %next

move.2:
  %from.2 = getelementptr i16, ptr %values, i64 %row
  %value.2 = load i16, ptr %from.2, align 2
  %to.2 = getelementptr i16, ptr %out, i64 %to
  store i16 %value.2, ptr %to.2, align 2
  br label %next

move.4:
  %from.4 = getelementptr i32, ptr %values, i64 %row
  %value.4 = load i32, ptr %from.4, align 4
  %to.4 = getelementptr i32, ptr %out, i64 %to
  store i32 %value.4, ptr %to.4, align 4
  br label %next

move.8:
  %from.8 = getelementptr i64, ptr %values, i64 %row
  %value.8 = load i64, ptr %from.8, align 8
  %to.8 = getelementptr i64, ptr %out, i64 %to
  store i64 %value.8, ptr %to.8, align 8
  br label %next

next:
  %following = add i64 %row, %step
  br label %head

done:
  ret void
}
