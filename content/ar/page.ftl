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

act--undo = تراجع
act--undo--last = التراجع عن آخر تغيير
act--redo = إعادة التغيير
network = أنت الشبكة
network--what = ينتظر كل مقطع عندئذ حتى تسلمه أو تسقطه أو تكرره.
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
call--shutdown = إنهاء الإرسال
call--close = إغلاق
call--abort = إجهاض
call--open--what = يطلب من الطرف الآخر فتح اتصال: يخرج SYN.
call--listen--what = ينتظر أن يفتح الطرف الآخر.
call--send--what = يسلم نصا إلى TCP لينقله إلى الطرف الآخر.
call--shutdown--what = لم يبق لديه ما يرسله، وما زال يقرأ. يخرج FIN الخاص به.
call--close--what = لم يبق لديه ما يرسله، ولن يقرأ بعد الآن. يخرج FIN الخاص به.
call--abort--what = يتخلى عن الاتصال فورا: يخرج RST.
call--send--text = نص للإرسال
call--send--default = hello

ladder--call--close = close
ladder--again = معاد
ladder--detail = seq { $seq } ack { $ack }
ladder--detail--seq = seq { $seq }
ladder--detail--short = { $seq }·{ $ack }
ladder--later = بعد { $span }
ladder--title = المخطط الزمني للجولة: العميل إلى اليسار والخادم إلى اليمين، والوقت يجري إلى الأسفل
ladder--arrow = { $segment } من { $host }، وقت الإرسال { $at }
ladder--moving = { $segment }، في طريقه إلى { $peer }

timer--retransmission = مؤقت إعادة الإرسال
timer--time-wait = مؤقت ضعف MSL
timer--left = { $timer } لدى { $host }: بقي { $left }
timer--retransmission--mark = إعادة إرسال { $span }
timer--time-wait--mark = ضعف MSL أي { $span }
timer--retransmission--short = إعادة { $span }
timer--time-wait--short = انتظار { $span }

segment--again = { $segment } (معاد)
segment--data = مقطع البيانات ({ $bytes })
segment--with = { $segment } مع { $bytes }

unit--ms = { $n } ملي ث
unit--s = { $n } ث
unit--min = { $m } د { $s } ث
unit--min--whole = { $m } د
unit--bytes = { $n ->
    [zero] { $n } بايت
    [one] { $n } بايت
    [two] { $n } بايت
    [few] { $n } بايتات
    [many] { $n } بايتا
   *[other] { $n } بايت
}

state--CLOSED = لا اتصال. لا شيء محفوظ.
state--ESTABLISHED = مفتوح: قد تتدفق البيانات في الاتجاهين.
state--FIN-WAIT-1 = لم يبق لديه ما يرسله، وينتظر ACK لمقطع FIN الخاص به.
state--FIN-WAIT-2 = وصله إقرار FIN الخاص به. ما زال يستقبل، وينتظر أن ينتهي الطرف الآخر.
state--CLOSE-WAIT = انتهى الطرف الآخر. ما زال يمكن لهذا الطرف أن يرسل حتى يغلق تطبيقه.
state--LAST-ACK = انتهى الطرف الآخر أولا، وانتهى الآن هذا الطرف أيضا، وينتظر ACK لمقطع FIN الخاص به.
state--TIME-WAIT = انتهى الاتجاهان. ينتظر ضعف MSL، أي ضعف أطول عمر لمقطع، قبل أن ينسى.

section--gallery = المشاهد
section--events = الأحداث
section--acts = أفعالك
section--keys = المفاتيح
section--application = تطبيق { $host }

gallery--count = المشهد { $n } من { $total }

events--empty = لم يحدث شيء بعد. دع أحد المضيفين يفعل شيئا.
acts--opened = أنت تفتح «{ $title }».
acts--empty = لم تغير شيئا بعد. حدد مقطعا في طريقه، أو دع أحد المضيفين يفعل شيئا.

keys--show = عرض المفاتيح

reason--open--already = لدى { $host } اتصال بالفعل.
reason--listen--already = لدى { $host } اتصال بالفعل، أو أنه يستمع بالفعل.
reason--send--closing = أغلق { $host } نصفه من قبل: قال إنه لم يبق لديه ما يرسله.
reason--send--over = انتهى الاتصال لدى { $host }.
reason--shutdown--not-connected = ليس لدى { $host } اتصال يغلقه.
reason--close--not-connected = ليس لدى { $host } اتصال يغلقه.
reason--abort--not-connected = ليس لدى { $host } اتصال يجهضه.
reason--shutdown--already = أغلق { $host } نصفه من قبل.
reason--close--already = استدعى { $host } close من قبل.
reason--segment--none = حدد مقطعا أولا.

say--step--nothing = لا يوجد غيره بعد هذا في الجولة.
say--bookmark = وضعت علامة عند: { $at }.
say--undo--nothing = لا يوجد ما يتراجع عنه.
say--scene = { $scene }. { $watch }
say--selected = المحدد: { $segment } من { $host }.
say--nothing = لا مقطع في الطريق، ولن يرسل أي مقطع.
say--at = { $at }. { $text }

you--network--on = من هنا أنت الشبكة: كل مقطع ينتظرك.
you--drop = أنت تسقط { $segment }.
you--delay = أنت تؤخر { $segment } بمقدار { $span }.
you--duplicate = أنت تكرر { $segment }.
you--deliver = أنت تسلم { $segment }.
you--deliver--copy = أنت تسلم نسخة من { $segment }.
you--corrupt = أنت تتلف { $segment }.
you--network--off = من هنا تعمل الشبكة من تلقاء نفسها.
you--call--open = أنت تدع { $host } يفتح.
you--call--listen = أنت تدع { $host } يستمع.
you--call--send = أنت تدع { $host } يرسل { $bytes }.
you--call--shutdown = أنت تدع { $host } ينهي الإرسال.
you--call--close = أنت تدع { $host } يغلق.
you--call--abort = أنت تدع { $host } يجهض.
you--call--other = أنت تدع { $host } ينفذ: { $call }.

export--title = خذ هذه الجولة معك

theme--toggle = فاتح أو داكن
theme--dark = داكن
language--label = اللغة

panel--close = إغلاق
scene--your-turn--title = دورك
scene--your-turn--watch = مضيفان واتصال واحد مفتوح. دع العميل يغلق، ثم شغل. يعبر FIN ويقول: «لم يبق لدي ما أرسله». يسمعه الخادم، وبعد قليل يقول الشيء نفسه.

panel--loading = جار التحميل
panel--choose = مخطط الحالات، أو ما يعرفه كل طرف، أو المقطع المحدد حقلا حقلا، أو كل ما تعتمد عليه الجولة.
part--unread = تعذر تحميل جزء من الصفحة. تحقق من الاتصال وحاول من جديد.

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
