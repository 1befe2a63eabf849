learn--way--part--done = تم
learn--way--part--open = لم يتم
learn--way--part--quiet = اتصال مفتوح
learn--way--part--onward = من هنا
learn--way--part--lab = فتح هذه الجولة في المختبر
learn--way--part--other = تعرض الصفحة جولة أخرى. لم يضع شيء: يعيدك التراجع إليها.
learn--way--part--again = عرض الجولة المقصودة من جديد
