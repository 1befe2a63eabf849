# Titles and descriptions of the pages that search engines and previews of links read, one for each way to learn: at most 60
# and 160 letters. The title of a way stands in the title bar of the browser as well.
found--home--title = كيف ينتهي اتصال TCP: مختبر تفاعلي
found--overview--title = كيف يغلق TCP الاتصال، في دقيقة
found--overview--text = الإغلاق الرباعي في TCP في خمس جمل، بجانب مخطط زمني يعمل من تلقاء نفسه: FIN وACK ثم FIN وACK، ثم الانتظار في النهاية.
found--lesson--title = الدرس: كيف ينتهي اتصال TCP
found--lesson--text = سبع خطوات في نحو 15 دقيقة. تتوقع، ثم تنفذ بنفسك، ثم ترى السبب: من أول FIN إلى الإغلاق النصفي والفقدان وTIME-WAIT.
found--watch--title = مخططات زمنية لإغلاقات TCP
found--watch--text = مشاهد مروية: الإغلاق الرباعي، والإغلاق بثلاثة مقاطع، والإغلاق النصفي مع بيانات، والإغلاق المتزامن، وفقدان FIN أو آخر ACK، والإجهاض.
found--lab--title = المختبر: أغلق اتصال TCP بنفسك
found--lab--text = أغلق أو أجهض عند أي من الطرفين، وكن أنت الشبكة: أسقط أي مقطع أو أخره أو كرره أو أتلفه. كل خطوة تذكر بندها في RFC 9293.
found--compare--title = الطرق الصحيحة والخاطئة لإغلاق TCP
found--compare--text = جولتان على ساعة واحدة: الإغلاق والإجهاض، مع TIME-WAIT ومن دونه، وأخطاء برامج حقيقية وعلاجها، وTCP بجانب SCTP وQUIC.
found--myths--title = أربعة ادعاءات عن إغلاق TCP
found--myths--text = هل يغلق FIN الاتصال فورا؟ هل يحتاج كل إغلاق إلى أربعة مقاطع؟ خمن أولا، ثم شغل التجربة التي تحسم الأمر.
found--challenges--title = ألغاز في إغلاق TCP
found--challenges--text = ألغاز في خمسة مستويات، من الوداع الأول إلى الاتصالات نصف المفتوحة. حقق المطلوب بأفعال قليلة، والمحرك يتحقق من كل هدف.
found--recall--title = بطاقات مراجعة: حالات TCP ومقاطعه
found--recall--text = أسئلة قصيرة عن حالات إغلاق TCP وأرقامه ومؤقتاته، من جولات جديدة كل مرة. تعود حين توشك أن تنسى.
found--guide--title = الدليل: FIN وTIME-WAIT وCLOSE-WAIT
found--guide--text = شرح مصطلحات إغلاق TCP، مع ملاحظات للخبراء ولبيئة الإنتاج: تراكم CLOSE-WAIT، ونفاد المنافذ، وSO_LINGER، وkeepalive.
found--teach--title = تدريس كيف ينتهي اتصال TCP
found--teach--text = درس جاهز للتقديم: أهداف، وخطط لمدة 15 و30 و50 دقيقة، وإجابات، وورقة عمل وملخص، وكل جزء جاهز لصفحة المقرر.
# A link from a page without scripts to the same in the page with the engine.
found--open = فتح هذا في المختبر التفاعلي
# Headings over lists of links.
found--ways = طرق التعلم
found--scenes = جولات للقراءة
found--languages = بلغات أخرى
# What the picture shows that stands beside a link to the page.
found--picture = مخطط زمني لإغلاق رباعي: FIN وACK ثم FIN وACK بين العميل والخادم، مع الحالات عند الطرفين
# $version is a number such as 1.2.0, and often a commit in brackets.
found--version = الإصدار { $version }
# The page as a search engine tells of it: at most 160 letters.
app--tagline = كيف ينتهي اتصال TCP، مقطعا مقطعا: أسقط أي FIN أو ACK أو أخره أو كرره، واقرأ ما يحدث وسببه.
