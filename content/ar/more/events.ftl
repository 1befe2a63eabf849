event--call--open = يفتح { $host } الاتصال.
event--call--listen = يبدأ { $host } الاستماع.
event--call--send = يرسل { $host } { $bytes }.
event--call--send--waits = { $count ->
    [zero] لدى { $host } { $bytes } للإرسال.
    [one] لدى { $host } { $bytes } للإرسال، وهو ينتظر حتى يمكن خروجه.
    [two] لدى { $host } { $bytes } للإرسال، وهما ينتظران حتى يمكن خروجهما.
    [few] لدى { $host } { $bytes } للإرسال، وهي تنتظر حتى يمكن خروجها.
    [many] لدى { $host } { $bytes } للإرسال، وهي تنتظر حتى يمكن خروجها.
   *[other] لدى { $host } { $bytes } للإرسال، وهي تنتظر حتى يمكن خروجها.
}
event--call--read = يقرأ تطبيق { $host } ما وصل ويواصل القراءة.
event--call--pause_reading = يتوقف تطبيق { $host } عن القراءة. ما يصل يبقى في المخزن المؤقت.
event--call--shutdown = يستدعي { $host } shutdown: لن يرسل شيئا بعد الآن. يتبعه FIN الخاص به حين يمكن ذلك.
event--call--close = يستدعي { $host } close: لن يرسل ولن يقرأ بعد الآن.
event--call--abort = يستدعي { $host } abort.
event--call--crash = ينهار { $host }.
event--call--reboot = يعاد تشغيل { $host } من دون أي ذاكرة لما كان.
event--call--inject = يضع أحدهم على المسار مقطعا مصطنعا كأنه آت من { $host }.
event--call--cut = ينقطع المسار: لا يصل شيء مما يعبره.
event--call--heal = يعود المسار إلى العمل.
event--call--set = يتغير سلوك المسار من هنا.
event--call--refused = يستدعي { $host } { $call } فيتلقى { $error }: { $why }.
event--refused--EISCONN = يوجد اتصال بالفعل
event--refused--ENOTCONN = لا يوجد اتصال
event--refused--EPIPE = قال من قبل إنه لن يرسل شيئا بعد الآن
event--refused--EALREADY = سبق أن طلب ذلك

sent--syn = يخرج SYN الخاص به.
sent--syn-ack = يعود SYN ومعه ACK.
sent--fin-data = { $count ->
    [zero] يخرج { $bytes }، ومعه FIN الخاص به.
    [one] يخرج { $bytes }، ومعه FIN الخاص به.
    [two] يخرج { $bytes }، ومعه FIN الخاص به.
    [few] تخرج { $bytes }، ومعها FIN الخاص به.
    [many] يخرج { $bytes }، ومعه FIN الخاص به.
   *[other] يخرج { $bytes }، ومعه FIN الخاص به.
}
sent--rst = يخرج RST.
sent--ack--many = { $n ->
    [zero] لا يعود أي ACK.
    [one] يعود ACK واحد.
    [two] يعود مقطعان من ACK.
    [few] تعود { $n } مقاطع ACK.
    [many] يعود { $n } مقطعا من ACK.
   *[other] يعود { $n } مقطع ACK.
}
sent--data = { $count ->
    [zero] يخرج { $bytes }.
    [one] يخرج { $bytes }.
    [two] يخرج { $bytes }.
    [few] تخرج { $bytes }.
    [many] يخرج { $bytes }.
   *[other] يخرج { $bytes }.
}
sent--data--many = { $count ->
    [zero] يخرج
    [one] يخرج
    [two] يخرج
    [few] تخرج
    [many] يخرج
   *[other] يخرج
} { $bytes } { $n ->
    [zero] في { $n } مقطع.
    [one] في مقطع واحد.
    [two] في مقطعين.
    [few] في { $n } مقاطع.
    [many] في { $n } مقطعا.
   *[other] في { $n } مقطع.
}
sent--data--all = { $n ->
    [zero] لا تخرج في أي مقطع.
    [one] تخرج في مقطع واحد.
    [two] تخرج في مقطعين.
    [few] تخرج في { $n } مقاطع.
    [many] تخرج في { $n } مقطعا.
   *[other] تخرج في { $n } مقطع.
}
sent--again = يعيد إرسال { $segment }.

data--delivered = { $count ->
    [zero] يصل { $bytes } إلى تطبيق { $host }.
    [one] يصل { $bytes } إلى تطبيق { $host }.
    [two] يصل { $bytes } إلى تطبيق { $host }.
    [few] تصل { $bytes } إلى تطبيق { $host }.
    [many] يصل { $bytes } إلى تطبيق { $host }.
   *[other] يصل { $bytes } إلى تطبيق { $host }.
}
data--discarded = { $count ->
    [zero] يرمى { $bytes } من دون قراءة.
    [one] يرمى { $bytes } من دون قراءة.
    [two] يرمى { $bytes } من دون قراءة.
    [few] ترمى { $bytes } من دون قراءة.
    [many] يرمى { $bytes } من دون قراءة.
   *[other] يرمى { $bytes } من دون قراءة.
}
data--held = يصل { $segment } قبل ما أرسل قبله. يحتفظ به { $host } حتى تسد الفجوة.
data--buffered = يصل { $segment } وينتظر القراءة في المخزن المؤقت لدى { $host }.

ack--all = وصل إقرار كل ما أرسله { $host }، فيتوقف مؤقت إعادة الإرسال لديه.
ack--some = وصل إقرار جزء مما أرسله { $host }.

fate--lost = يفقد { $segment } في طريقه إلى { $peer }.
fate--lost--fault = يسقط { $segment } في طريقه إلى { $peer }.
fate--lost--you = أنت تسقط { $segment } في طريقه إلى { $peer }.
fate--delayed = يتأخر { $segment }: يصل بعد موعده المعتاد بمقدار { $span }.
fate--delayed--fault = يتأخر { $segment }: يصل بعد موعده المعتاد بمقدار { $span }.
fate--delayed--you = أنت تؤخر { $segment }: يصل بعد موعده المعتاد بمقدار { $span }.
fate--duplicated = يكرر المسار { $segment }: { $copies }.
fate--duplicated--fault = يتكرر { $segment }، وستتبعه { $copies }.
fate--duplicated--you = أنت تكرر { $segment }، وستتبعه { $copies }.

timer--fired--retransmission = انتظر { $host } مدة { $span } وصول ACK.
timer--fired--delayed-ack = أجل { $host } إرسال ACK مدة { $span }، لعل لديه ما يرسله معه.
timer--fired--keepalive = لم يسمع { $host } شيئا مدة { $span }، فيسأل هل ما زال { $peer } موجودا.
timer--fired--persist = يسأل { $host } هل توفرت مساحة لدى { $peer } من جديد.
timer--fired--time-wait = انتظر { $host } مدة { $span }.
timer--fired--fin-wait-2 = انتظر { $host } مدة { $span } وصول FIN من { $peer }.
timer--fired--user = انتظر تطبيق { $host } مدة { $span }.

error--told = يتلقى تطبيقه { $error }.

outcome--reset = أعيد ضبط الاتصال: انتهى بلا وداع.
outcome--timed-out = تخلى أحد الطرفين عن الاتصال إذ لم يأته جواب. العميل في { $client } والخادم في { $server }.
outcome--half-open = نصف مفتوح: نسي أحد الطرفين الاتصال ولم ينسه الآخر. العميل في { $client } والخادم في { $server }.
outcome--stuck = لا يحدث شيء آخر من تلقاء نفسه: يبقى العميل في { $client } والخادم في { $server }.
outcome--bounded = تتوقف الجولة هنا عند حدها. العميل في { $client } والخادم في { $server }.
outcome--lost-bytes = عدد البايتات التي أرسلت ولم تقرأ قط: { $n }.
