sent--fin = يخرج FIN الخاص به.
sent--ack = يعود ACK.

data--end-of-stream = يقرأ تطبيقه نهاية التدفق.

outcome--idle = لا يحدث شيء من تلقاء نفسه. العميل في { $client } والخادم في { $server }: دع أحدهما يفعل شيئا.
outcome--closed = انتهى الطرفان، ولم يبق من الاتصال شيء.
