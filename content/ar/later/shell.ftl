app--title = Fourway: كيف ينتهي اتصال TCP
failure--start--title = تعذر بدء المحرك
failure--start--text = تحتاج الصفحة إلى WebAssembly، ولم يشغله هذا المتصفح. يشغله متصفح أحدث، أو متصفح يسمح به.
failure--start--retry = إعادة تحميل الصفحة
failure--stopped--title = توقف المحرك
failure--stopped--text = هذا خلل في الصفحة وليس منك. ما فعلته حتى آخر خطوة سليمة محفوظ.
failure--stopped--restart = المتابعة من آخر خطوة سليمة
failure--stopped--scene = فتح المشهد من جديد
failure--detail = تفاصيل
loading = جار بدء المحرك

language--name = العربية
language--direction = rtl
language--point = .
language--group = ,
