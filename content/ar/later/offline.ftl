offline--new = توجد نسخة جديدة.
offline--load = تحميلها
still--policy = لا تسمح Content-Security-Policy لهذه الصفحة بتشغيل WebAssembly: ينقص 'wasm-unsafe-eval' في script-src. لذلك لا يمكن تجربة شيء هنا؛ وفي الأسفل جولة مكتملة للقراءة.
still--absent = ليس في هذا المتصفح WebAssembly، أو أنه معطل كما تفعل أوضاع الأمان الصارمة. لذلك لا يمكن تجربة شيء هنا؛ وفي الأسفل جولة مكتملة للقراءة.
still--failed = لم يصل المحرك كاملا أو لم يبدأ. في الأسفل جولة مكتملة للقراءة إلى حين ذلك.
still--told = ما حدث بالترتيب
