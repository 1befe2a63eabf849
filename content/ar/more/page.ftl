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

ladder--call--open = open
ladder--call--listen = listen
ladder--call--send = send { $bytes } B
ladder--call--read = read
ladder--call--pause_reading = وقف القراءة
ladder--call--shutdown = shutdown
ladder--call--abort = abort
ladder--call--crash = انهيار
ladder--call--reboot = إعادة تشغيل
ladder--call--inject = حقن
ladder--call--refused = { $call } ({ $error })
ladder--path--cut = قطع المسار
ladder--path--heal = إصلاح المسار
ladder--path--set = تغير المسار
ladder--lost = مفقود
ladder--lost--fault = أسقطه عطل
ladder--lost--you = أسقطته أنت
ladder--corrupted = تالف
ladder--corrupted--you = أتلفته أنت

timer--fin-wait-2 = مؤقت FIN-WAIT-2
timer--delayed-ack = مؤقت ACK المؤجل
timer--keepalive = مؤقت الإبقاء
timer--persist = مؤقت المثابرة
timer--user = مهلة المستخدم
timer--fin-wait-2--mark = التخلي { $span }
timer--delayed-ack--mark = تأجيل ACK مدة { $span }
timer--keepalive--mark = إبقاء { $span }
timer--persist--mark = مثابرة { $span }
timer--user--mark = صبر { $span }
timer--fin-wait-2--short = ترك { $span }
timer--delayed-ack--short = تأجيل { $span }
timer--keepalive--short = إبقاء { $span }
timer--persist--short = مثابرة { $span }
timer--user--short = صبر { $span }

selected--title = المحدد: { $segment }
selected--clear = إلغاء التحديد

reason--send--not-connected = ليس لدى { $host } اتصال يرسل عليه.
reason--read--not-connected = ليس لدى { $host } ما يقرأ منه.
reason--host--down = انهار { $host }.
reason--host--scripted = لا يتكلم باسم { $host } هنا إلا النص البرمجي.
reason--segment--arrived = وصل من قبل.
reason--segment--lost = ضاع من قبل.
reason--segment--future = لم يرسل بعد.
reason--segment--waiting = ينتظرك: سلمه أو أسقطه أو كرره.
reason--segment--flying = هو في طريقه من تلقاء نفسه.
reason--segment--corrupted = هو تالف من قبل.

unit--us = { $n } ميكرو ث
unit--h = { $h } س { $m } د
unit--copies = { $n ->
    [zero] { $n } نسخة
    [one] نسخة واحدة
    [two] نسختان
    [few] { $n } نسخ
    [many] { $n } نسخة
   *[other] { $n } نسخة
}
state--LISTEN = ينتظر أن يفتح أحد اتصالا.
state--SYN-SENT = طلب الفتح (SYN) وينتظر الجواب.
state--SYN-RECEIVED = جاءه طلب الفتح فوافق، وينتظر الإقرار الأخير.
state--CLOSING = تقاطع مقطعا FIN في الطريق، وينتظر ACK لمقطعه.
gallery--own = السيناريو الخاص بك
say--removed = ما فعلته بعد ذلك كان من مستقبل آخر. تلك الجولة محفوظة.
say--undone = تم الإلغاء: { $act }
say--back = تم التراجع: { $act }
say--linked = الجولة التي يقود إليها الرابط مفتوحة.
segment--number = المقطع { $n }
say--redone = تمت الإعادة: { $act }
say--switched = الآن: { $run }
say--differs = يبدأ اختلاف الجولتين عند { $at }.
say--same = الجولتان متطابقتان.
runs--plain = كما كانت
say--loaded = السيناريو الخاص بك مفتوح.
act--undo--this = تراجع: { $act }
section--runs = جولات هذا المشهد
say--bookmark--gone = أزيلت العلامة عند { $at }.
say--redo--nothing = لا يوجد ما يعاد.
