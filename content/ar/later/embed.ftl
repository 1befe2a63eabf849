embed--full = فتح الصفحة الكاملة
