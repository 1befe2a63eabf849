learn--host--client = العميل
learn--host--server = الخادم
learn--ask--next = { $host } في { $state }. { $stimulus } في أي حالة يصير بعد ذلك؟
learn--ask--clause = { $host } في { $from }. { $stimulus } أي بند ينقله إلى { $to }؟
learn--ask--numbers = انظر إلى الجولة حتى الآن. يرسل { $host } الآن مقطعا: { $flags }، وطول بياناته { $len ->
    [zero] { $len } بايت
    [one] { $len } بايت
    [two] { $len } بايت
    [few] { $len } بايتات
    [many] { $len } بايتا
   *[other] { $len } بايت
}. أي رقمين يحمل، محسوبين من الرقمين الابتدائيين؟
learn--ask--timer = { $host } في { $state }. أي مؤقت يعمل هناك الآن؟
learn--ask--waits = { $host } في { $state }. ماذا ينتظر؟
learn--ask--order = رتب هذه المقاطع بترتيب إرسالها.
learn--stimulus--call = يستدعي تطبيق { $host } { $call }.
learn--stimulus--arrives = يصل مقطع كما هو متوقع: { $flags }.
learn--stimulus--confirms = يصل مقطع: { $flags }. وهو يقر بمقطع FIN الخاص بهذا الطرف.
learn--stimulus--confirms-not = يصل مقطع: { $flags }. وهو لا يقر بمقطع FIN الخاص بهذا الطرف.
learn--stimulus--fires = ينقضي هذا المؤقت: { $timer }.
learn--answer--numbers = seq { $seq }، ack { $ack }
learn--answer--segment = من { $host }: { $flags }، seq { $seq }، ack { $ack }
learn--timer--user = صبر التطبيق
learn--timer--retransmission = إعادة الإرسال
learn--timer--persist = المثابرة، ويسأل عن نافذة مغلقة
learn--timer--delayed-ack = ACK المؤجل
learn--timer--keepalive = إبقاء الاتصال
learn--timer--fin-wait-2 = FIN-WAIT-2، لطرف يتيم
learn--timer--time-wait = TIME-WAIT، ضعف MSL
learn--waits--ack-and-fin = ينتظر ACK لمقطع FIN الخاص به، وFIN الطرف الآخر
learn--waits--fin = ينتظر FIN الطرف الآخر
learn--waits--application = ينتظر أن يغلق تطبيقه هو
learn--waits--ack = لا ينتظر إلا ACK لمقطع FIN الخاص به
learn--waits--time = لا ينتظر إلا مرور الوقت
