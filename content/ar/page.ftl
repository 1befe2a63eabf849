app--name = Fourway

host--client = العميل
host--server = الخادم
host--client--mid = العميل
host--server--mid = الخادم
join--sentences = { $a } { $b }

nav--panels = اللوحات

transport--label = التشغيل
transport--play = تشغيل
transport--pause = إيقاف مؤقت
transport--forward = خطوة للأمام
transport--back = خطوة للخلف
transport--restart = العودة إلى البداية
transport--scrubber = لحظة من الجولة
transport--now = { $at } من { $end }
transport--speed = السرعة
transport--skim = تسريع وقت السكون
transport--skim--what = فترات الانتظار الطويلة التي لا يحدث فيها شيء تمر سريعا.

speed--quarter = ¼×
speed--half = ½×
speed--normal = 1×
speed--double = 2×
speed--quadruple = 4×

act--deliver = تسليم { $segment }
act--deliver--short = تسليم
act--deliver--what = يصل الآن.
act--drop = إسقاط { $segment }
act--delay = تأخير { $segment }
act--duplicate = تكرار { $segment }
act--corrupt = إتلاف { $segment }
act--drop--short = إسقاط
act--delay--short = تأخير
act--duplicate--short = تكرار
act--corrupt--short = إتلاف
act--drop--what = يختفي هنا ولا يصل أبدا.
act--delay--what = يصل لاحقا، وقد يسبقه ما يرسل بعده.
act--duplicate--what = تتبعه نسخة منه وتصل هي أيضا.
act--corrupt--what = يصل تالفا، فلا يطابقه مجموعه الاختباري.
act--delay--amount = مقدار التأخير
act--undo = تراجع
act--undo--this = تراجع: { $act }
act--undo--last = التراجع عن آخر تغيير
act--redo = إعادة التغيير
network = أنت الشبكة
network--what = ينتظر كل مقطع عندئذ حتى تسلمه أو تسقطه أو تكرره.
section--runs = جولات هذا المشهد
runs--now = معروضة
runs--this = هذه الجولة
runs--other = الجولة الأخرى
runs--swap = تبديل
runs--leave = عرض جولة واحدة من جديد
runs--show = عرض
runs--show--this = عرض الجولة: { $run }
runs--beside = مقارنة
runs--beside--this = مقارنة بالجولة: { $run }
runs--differ = تختلفان ابتداء من { $at }
runs--same = متطابقتان حتى النهاية
link--copy = نسخ رابط إلى هذه اللحظة
transport--reverse = تشغيل عكسي
transport--bookmark = وضع علامة عند هذه اللحظة
transport--stride = ما تقود إليه الخطوة
stride--event = الخطوة: حدث
stride--transition = الخطوة: حالة جديدة
stride--loss = الخطوة: فقد
stride--timeout = الخطوة: مهلة
stride--act = الخطوة: فعلك
stride--bookmark = الخطوة: علامة

delay--50 = 50 ملي ث
delay--200 = 200 ملي ث
delay--1000 = 1 ث
delay--3000 = 3 ث

call--label = { $host }: { $call }
call--open--mid = فتح
call--listen--mid = استماع
call--send--mid = إرسال
call--shutdown--mid = إنهاء الإرسال
call--close--mid = إغلاق
call--abort--mid = إجهاض
call--open = فتح
call--listen = استماع
call--send = إرسال
call--read = قراءة
call--pause_reading = وقف القراءة
call--shutdown = إنهاء الإرسال
call--close = إغلاق
call--abort = إجهاض
call--crash = انهيار
call--reboot = إعادة تشغيل
call--inject = حقن
call--cut = قطع
call--heal = إصلاح
call--set = تغيير
call--deliver = تسليم
call--drop = إسقاط
call--duplicate = تكرار
call--open--what = يطلب من الطرف الآخر فتح اتصال: يخرج SYN.
call--listen--what = ينتظر أن يفتح الطرف الآخر.
call--send--what = يسلم نصا إلى TCP لينقله إلى الطرف الآخر.
call--shutdown--what = لم يبق لديه ما يرسله، وما زال يقرأ. يخرج FIN الخاص به.
call--close--what = لم يبق لديه ما يرسله، ولن يقرأ بعد الآن. يخرج FIN الخاص به.
call--abort--what = يتخلى عن الاتصال فورا: يخرج RST.
call--send--text = نص للإرسال
call--send--default = hello

ladder--call--open = open
ladder--call--listen = listen
ladder--call--send = send { $bytes } B
ladder--call--read = read
ladder--call--pause_reading = وقف القراءة
ladder--call--shutdown = shutdown
ladder--call--close = close
ladder--call--abort = abort
ladder--call--crash = انهيار
ladder--call--reboot = إعادة تشغيل
ladder--call--inject = حقن
ladder--call--refused = { $call } ({ $error })
ladder--path--cut = قطع المسار
ladder--path--heal = إصلاح المسار
ladder--path--set = تغير المسار
ladder--again = معاد
ladder--lost = مفقود
ladder--lost--fault = أسقطه عطل
ladder--lost--you = أسقطته أنت
ladder--corrupted = تالف
ladder--corrupted--you = أتلفته أنت
ladder--detail = seq { $seq } ack { $ack }
ladder--detail--seq = seq { $seq }
ladder--detail--short = { $seq }·{ $ack }
ladder--later = بعد { $span }
ladder--title = المخطط الزمني للجولة: العميل إلى اليسار والخادم إلى اليمين، والوقت يجري إلى الأسفل
ladder--arrow = { $segment } من { $host }، وقت الإرسال { $at }
ladder--moving = { $segment }، في طريقه إلى { $peer }

timer--retransmission = مؤقت إعادة الإرسال
timer--time-wait = مؤقت ضعف MSL
timer--fin-wait-2 = مؤقت FIN-WAIT-2
timer--delayed-ack = مؤقت ACK المؤجل
timer--keepalive = مؤقت الإبقاء
timer--persist = مؤقت المثابرة
timer--user = مهلة المستخدم
timer--left = { $timer } لدى { $host }: بقي { $left }
timer--retransmission--mark = إعادة إرسال { $span }
timer--time-wait--mark = ضعف MSL أي { $span }
timer--fin-wait-2--mark = التخلي { $span }
timer--delayed-ack--mark = تأجيل ACK مدة { $span }
timer--keepalive--mark = إبقاء { $span }
timer--persist--mark = مثابرة { $span }
timer--user--mark = صبر { $span }
timer--retransmission--short = إعادة { $span }
timer--time-wait--short = انتظار { $span }
timer--fin-wait-2--short = ترك { $span }
timer--delayed-ack--short = تأجيل { $span }
timer--keepalive--short = إبقاء { $span }
timer--persist--short = مثابرة { $span }
timer--user--short = صبر { $span }

segment--again = { $segment } (معاد)
segment--data = مقطع البيانات ({ $bytes })
segment--with = { $segment } مع { $bytes }

unit--us = { $n } ميكرو ث
unit--ms = { $n } ملي ث
unit--s = { $n } ث
unit--min = { $m } د { $s } ث
unit--min--whole = { $m } د
unit--h = { $h } س { $m } د
unit--bytes = { $n ->
    [zero] { $n } بايت
    [one] { $n } بايت
    [two] { $n } بايت
    [few] { $n } بايتات
    [many] { $n } بايتا
   *[other] { $n } بايت
}
unit--copies = { $n ->
    [zero] { $n } نسخة
    [one] نسخة واحدة
    [two] نسختان
    [few] { $n } نسخ
    [many] { $n } نسخة
   *[other] { $n } نسخة
}

state--CLOSED = لا اتصال. لا شيء محفوظ.
state--LISTEN = ينتظر أن يفتح أحد اتصالا.
state--SYN-SENT = طلب الفتح (SYN) وينتظر الجواب.
state--SYN-RECEIVED = جاءه طلب الفتح فوافق، وينتظر الإقرار الأخير.
state--ESTABLISHED = مفتوح: قد تتدفق البيانات في الاتجاهين.
state--FIN-WAIT-1 = لم يبق لديه ما يرسله، وينتظر ACK لمقطع FIN الخاص به.
state--FIN-WAIT-2 = وصله إقرار FIN الخاص به. ما زال يستقبل، وينتظر أن ينتهي الطرف الآخر.
state--CLOSE-WAIT = انتهى الطرف الآخر. ما زال يمكن لهذا الطرف أن يرسل حتى يغلق تطبيقه.
state--CLOSING = تقاطع مقطعا FIN في الطريق، وينتظر ACK لمقطعه.
state--LAST-ACK = انتهى الطرف الآخر أولا، وانتهى الآن هذا الطرف أيضا، وينتظر ACK لمقطع FIN الخاص به.
state--TIME-WAIT = انتهى الاتجاهان. ينتظر ضعف MSL، أي ضعف أطول عمر لمقطع، قبل أن ينسى.

section--gallery = المشاهد
section--events = الأحداث
section--acts = أفعالك
section--keys = المفاتيح
section--application = تطبيق { $host }

gallery--count = المشهد { $n } من { $total }
gallery--own = السيناريو الخاص بك

events--empty = لم يحدث شيء بعد. دع أحد المضيفين يفعل شيئا.
acts--empty = لم تغير شيئا بعد. حدد مقطعا في طريقه، أو دع أحد المضيفين يفعل شيئا.
selected--title = المحدد: { $segment }
selected--clear = إلغاء التحديد

keys--show = عرض المفاتيح

reason--open--already = لدى { $host } اتصال بالفعل.
reason--listen--already = لدى { $host } اتصال بالفعل، أو أنه يستمع بالفعل.
reason--send--not-connected = ليس لدى { $host } اتصال يرسل عليه.
reason--send--closing = أغلق { $host } نصفه من قبل: قال إنه لم يبق لديه ما يرسله.
reason--send--over = انتهى الاتصال لدى { $host }.
reason--read--not-connected = ليس لدى { $host } ما يقرأ منه.
reason--shutdown--not-connected = ليس لدى { $host } اتصال يغلقه.
reason--shutdown--already = أغلق { $host } نصفه من قبل.
reason--close--not-connected = ليس لدى { $host } اتصال يغلقه.
reason--close--already = استدعى { $host } close من قبل.
reason--abort--not-connected = ليس لدى { $host } اتصال يجهضه.
reason--host--down = انهار { $host }.
reason--host--scripted = لا يتكلم باسم { $host } هنا إلا النص البرمجي.
reason--segment--none = حدد مقطعا أولا.
reason--segment--arrived = وصل من قبل.
reason--segment--lost = ضاع من قبل.
reason--segment--future = لم يرسل بعد.
reason--segment--waiting = ينتظرك: سلمه أو أسقطه أو كرره.
reason--segment--flying = هو في طريقه من تلقاء نفسه.
reason--segment--corrupted = هو تالف من قبل.

say--removed = ما فعلته بعد ذلك كان من مستقبل آخر. تلك الجولة محفوظة.
say--undone = تم الإلغاء: { $act }
say--back = تم التراجع: { $act }
say--step--nothing = لا يوجد غيره بعد هذا في الجولة.
say--bookmark = وضعت علامة عند: { $at }.
say--bookmark--gone = أزيلت العلامة عند { $at }.
say--linked = الجولة التي يقود إليها الرابط مفتوحة.
segment--number = المقطع { $n }
say--redone = تمت الإعادة: { $act }
say--undo--nothing = لا يوجد ما يتراجع عنه.
say--redo--nothing = لا يوجد ما يعاد.
say--switched = الآن: { $run }
say--differs = يبدأ اختلاف الجولتين عند { $at }.
say--same = الجولتان متطابقتان.
acts--opened = أنت تفتح «{ $title }».
runs--plain = كما كانت
say--scene = { $scene }. { $watch }
say--loaded = السيناريو الخاص بك مفتوح.
say--selected = المحدد: { $segment } من { $host }.
say--nothing = لا مقطع في الطريق، ولن يرسل أي مقطع.
say--at = { $at }. { $text }

you--drop = أنت تسقط { $segment }.
you--delay = أنت تؤخر { $segment } بمقدار { $span }.
you--duplicate = أنت تكرر { $segment }.
you--deliver = أنت تسلم { $segment }.
you--deliver--copy = أنت تسلم نسخة من { $segment }.
you--network--on = من هنا أنت الشبكة: كل مقطع ينتظرك.
you--network--off = من هنا تعمل الشبكة من تلقاء نفسها.
you--corrupt = أنت تتلف { $segment }.
you--call--open = أنت تدع { $host } يفتح.
you--call--listen = أنت تدع { $host } يستمع.
you--call--send = أنت تدع { $host } يرسل { $bytes }.
you--call--shutdown = أنت تدع { $host } ينهي الإرسال.
you--call--close = أنت تدع { $host } يغلق.
you--call--abort = أنت تدع { $host } يجهض.
you--call--other = أنت تدع { $host } ينفذ: { $call }.

scenario--unread = تعذر تحميل جزء الصفحة الذي يقرأ السيناريوهات ويكتبها. تحقق من الاتصال وحاول من جديد.

export--title = خذ هذه الجولة معك
export--unread = تعذر تحميل جزء الصفحة الذي يصنع الملفات. تحقق من الاتصال وحاول من جديد.

theme--toggle = فاتح أو داكن
theme--dark = داكن
language--label = اللغة

panel--close = إغلاق
scene--your-turn--title = دورك
scene--your-turn--watch = مضيفان واتصال واحد مفتوح. دع العميل يغلق، ثم شغل. يعبر FIN ويقول: «لم يبق لدي ما أرسله». يسمعه الخادم، وبعد قليل يقول الشيء نفسه.

panel--loading = جار التحميل
panel--choose = مخطط الحالات، أو ما يعرفه كل طرف، أو المقطع المحدد حقلا حقلا، أو كل ما تعتمد عليه الجولة.
panel--unread = تعذر تحميل هذا الجزء من الصفحة. تحقق من الاتصال واختره من جديد.

tab--events = الأحداث
tab--acts = الأفعال
tab--scene = المشهد
tab--states = الحالات
tab--ends = الطرفان
tab--segment = المقطع
tab--setup = الإعداد
segment--details = تفاصيل
why--show = لماذا؟
section--ends = الطرفان الآن
ladder--follow = العودة إلى الحاضر
sheet--open = عرض الأحداث والأفعال والمشهد

call--shutdown--short = إنهاء الإرسال
nav--ways = طرق التعلم
way--overview = نظرة عامة
way--lesson = الدرس
way--watch = المشاهدة
way--lab = المختبر
way--compare = المقارنة
way--myths = الخرافات
way--challenges = التحديات
way--recall = المراجعة
way--guide = الدليل
way--teach = التدريس
