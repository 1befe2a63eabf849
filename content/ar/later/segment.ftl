field--source-port = منفذ المصدر
field--destination-port = منفذ الوجهة
field--port--is = مصطنع: لا منافذ للاتصال هنا.
field--seq = رقم التسلسل
field--seq--is = { $n }، محسوبا من أول رقم لدى المرسل.
field--ack = رقم الإقرار
field--ack--is = ينتظر الآن { $n }، محسوبا من أول رقم لدى الطرف الآخر.
field--ack--none = لا يعني شيئا من دون علم ACK.
field--offset = إزاحة البيانات
field--offset--is = بكلمات من 4 بايتات: طول الترويسة بالبايت { $n }.
field--flags = الأعلام
field--window = النافذة
field--window--is = المساحة: { $bytes }.
field--window--scaled = مضروبة في { $n }: المساحة { $bytes }.
field--checksum = المجموع الاختباري
field--checksum--is = محسوب على الترويسة والبيانات والعناوين، ويقارنه { $host }.
field--urgent = مؤشر البيانات العاجلة
field--urgent--is = لا يعني شيئا من دون علم URG.
field--mss = حجم المقطع الأقصى
field--mss--is = أكثر ما يقبله من البيانات في مقطع واحد: { $bytes }.
field--timestamps = الطوابع الزمنية
field--timestamps--is = ساعته تشير إلى { $val }، وآخر ما سمعه { $ecr }.
field--scale = مقياس النافذة
field--scale--is = وحدة العد في نوافذه التالية، بالبايت: { $n }.
field--data = البيانات
field--data--is = البايتات المعروضة مصطنعة: لا ينظر TCP فيها.

flag--fin = FIN: لن تأتي بيانات أخرى.
flag--syn = SYN: يفتح، ويخبر بأول رقم لديه.
flag--rst = RST: الاتصال باطل.
flag--psh = PSH: سلم البيانات فورا.
flag--ack = ACK: رقم الإقرار معتد به.
flag--urg = URG: مؤشر البيانات العاجلة معتد به.

check--checksum = المجموع الاختباري
check--checksum--pass = مطابق.
check--connection = الاتصال
check--connection--none = لا يوجد اتصال.
check--sequence = رقم التسلسل
check--sequence--pass = أرقامه داخل النافذة.
check--rst = RST
check--rst--pass = RST فيه معتد به.
check--rst--none = لا RST فيه.
check--security = الأمن
check--security--none = لا شيء هنا للمقارنة.
check--syn = SYN
check--syn--pass = SYN فيه معتد به.
check--syn--none = لا SYN فيه.
check--ack = ACK
check--ack--pass = لا يقر بشيء لم يرسل.
check--ack--none = لا ACK فيه.
check--urg = URG
check--urg--none = لا بيانات عاجلة.
check--text = البيانات
check--text--pass = تؤخذ بياناته، أو تحتجز حتى تسد فجوة.
check--text--none = لا بيانات فيه.
check--fin = FIN
check--fin--pass = ينتظر FIN فيه حتى تسد فجوة، أو أخذ من قبل.
check--fin--none = لا FIN فيه.
check--unreached = لم يبلغه الفحص.

segment--title = { $segment } من { $host }
segment--fate = وقت الإرسال { $at }. { $fate }.
selected--fate--arrives = يصل عند { $at }
selected--fate--lost = يفقد عند { $at }
selected--fate--corrupted = يصل تالفا عند { $at }
selected--fate--waiting = لا يصل في هذه الجولة
segment--octets = { $n ->
    [zero] { $n } بايت: { $hex }
    [one] { $n } بايت: { $hex }
    [two] { $n } بايت: { $hex }
    [few] { $n } بايتات: { $hex }
    [many] { $n } بايتا: { $hex }
   *[other] { $n } بايت: { $hex }
}
segment--more = وأيضا { $bytes }
segment--checks = فحوص { $host } في { $state }
segment--checks--none = لا يصل، فلا ينظر فيه أحد.
segment--links = ما يحيط به

table--caption = كل مقاطع هذه الجولة بترتيب إرسالها
table--hint = اختر مقطعا، هنا أو في المخطط الزمني، لتراه حقلا حقلا.
table--none = لم يرسل أي مقطع بعد. دع أحد المضيفين يفعل شيئا.
table--sent = الإرسال
table--segment = المقطع
table--from = المرسل
table--fate = المصير
table--again = معاد الإرسال
table--copy = نسخة
table--arrives = يصل عند { $at }
table--ignored = يصل عند { $at } بلا أثر
table--lost = يفقد عند { $at }
table--dropped--you = أسقطته أنت عند { $at }
table--corrupted = يصل تالفا عند { $at }
table--waiting = لا يصل في هذه الجولة
table--all = كل المقاطع

why--because = بسبب
why--led-to = أدى إلى
why--first = لم يسببه شيء في هذه الجولة.
