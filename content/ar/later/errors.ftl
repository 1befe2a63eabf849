doc--line = { $path }: { $problem }
doc--document = المستند
doc--syntax = السطر { $line }، العمود { $column }: { $problem }
doc--found = الموجود: { $found }، والمتوقع: { $expected }

doc--end = النهاية
doc--text = السلسلة النصية { $text }
doc--list = قائمة
doc--object = كائن
doc--entries = { $n ->
    [zero] لا بنود
    [one] بند واحد
    [two] بندان
    [few] { $n } بنود
    [many] { $n } بندا
   *[other] { $n } بند
}
doc--bytes = { $n ->
    [zero] { $n } بايت
    [one] { $n } بايت
    [two] { $n } بايت
    [few] { $n } بايتات
    [many] { $n } بايتا
   *[other] { $n } بايت
}
doc--predicates = { $n ->
    [zero] لا شرط
    [one] شرط واحد
    [two] شرطان
    [few] { $n } شروط
    [many] { $n } شرطا
   *[other] { $n } شرط
}
doc--version = الإصدار { $n }
doc--scripted-host = مضيف قيمته scripted
doc--no-made = لا مقطع مصطنع
doc--no-place = لا موضع
doc--no-such-place = موضع لا وجود له

doc--whole-end = نهاية المستند
doc--value = قيمة JSON
doc--levels = { $most } مستوى على الأكثر
doc--quoted-key = مفتاح بين علامتي اقتباس
doc--rest-of-text = بقية سلسلة نصية
doc--escape = تسلسل هروب
doc--pair = النصف الثاني من زوج
doc--code = رمز حرف
doc--hexadecimal = أربعة أرقام ست عشرية
doc--no-zero = عدد بلا صفر بادئ
doc--digit = رقم
doc--name = اسم بين علامتي اقتباس
doc--any-text = سلسلة نصية
doc--number = عدد
doc--whole = عدد صحيح ضمن المدى
doc--whole-range = عدد صحيح من { $least } إلى { $most }
doc--range = عدد من { $least } إلى { $most }
doc--milliseconds = مدة بالملي ثانية من { $least } إلى { $most }
doc--probability = احتمال من { $least } إلى { $most }
doc--at-most = { $most } على الأكثر
doc--at-most-of = { $key } على الأكثر، أي { $most }
doc--ms = { $n } ملي ث
doc--more = قيمة أكبر
doc--one-of = واحد مما يلي: { $list }
doc--or = { $one } أو { $other }
doc--and = { $one } و{ $other }
doc--settings = كائن بإعدادات مضيف أو { $other }
doc--segment-or-number = مقطع مصطنع أو رقم مقطع على المسار
doc--with-states = مضيف له حالات
doc--made-with = مقطع فيه { $keys }
doc--one = موضع
doc--one-of-document = موضع في المستند
doc--rule-name = اسم يمكن أن يرد في سجلات جولة

doc--unknown-key = مفتاح غير معروف { $name }، والمتوقع: { $expected }
doc--unknown-action = فعل غير معروف { $name }، والمتوقع: { $expected }
doc--unknown-value = قيمة غير معروفة { $name }، والمتوقع: { $expected }
doc--unknown-state = حالة غير معروفة { $name }، والمتوقع: { $expected }
doc--unknown-flag = علم غير معروف { $name }، والمتوقع: { $expected }
doc--unknown-outcome = نهاية غير معروفة { $name }، والمتوقع: { $expected }
doc--unknown-error = خطأ غير معروف { $name }، والمتوقع: { $expected }
doc--unknown-rule = قاعدة غير معروفة { $name }، والمتوقع: { $expected }

doc--missing = المفتاح { $key } غير موجود، وهو متوقع
doc--missing-of = المفتاح { $key } غير موجود، والمتوقع: { $expected }
doc--twice = المفتاح { $key } موجود مرتين، والمتوقع مرة واحدة
doc--neither = لا يوجد { $one } ولا { $other }، والمتوقع أحدهما
doc--both = يوجد { $one } و{ $other } معا، والمتوقع أحدهما
doc--not-one = يوجد { $key } من دون واحد بالضبط من { $one } و{ $other }، والمتوقع أحدهما
doc--beside = موجود بجانب { $one }، والمتوقع ألا يرد إلا مع { $other }
doc--stray = يوجد { $key }، والمتوقع ألا يرد إلا بجانب ما ينتمي إليه
doc--other-action = يوجد { $key }، والمتوقع ألا يرد إلا مع فعل آخر
doc--no-such-key = يوجد { $key }، ولا يتوقع هذا المفتاح مع { $action }
doc--only-with-segment = يوجد { $one } أو { $other } مع { $match }، والمتوقع ألا يردا إلا مع { $segment }
doc--both-ways = توجد مفاتيح للاتجاهين معا بجانب { $one } أو { $other }، والمتوقع إما هذه وإما تلك
doc--one-way = يوجد { $key } أو اتجاه، والمتوقع ألا ترد إلا خصائص اتجاه واحد
doc--path-keys = توجد مفاتيح للمسار، والمتوقع ألا ترد إلا مع { $only }، لا مع { $action }
doc--no-path-key = يوجد { $action } بلا مفتاح للمسار، والمتوقع مفتاح واحد على الأقل
doc--no-delay = يوجد { $action } بلا { $key }، والمتوقع المدة بالملي ثانية

doc--scripted-call = يوجد { $action } على مضيف قيمته scripted، والمتوقع: { $expected }
doc--host-call = يوجد { $action } على المسار، والمتوقع: { $expected }
doc--path-call = يوجد { $action } على مضيف، والمتوقع أن يكون على المسار
doc--no-one-segment = يوجد { $action } من دون تعيين مقطع واحد، والمتوقع إما { $key } بقيمة { $one } أو { $other }، وإما رقم مقطع
