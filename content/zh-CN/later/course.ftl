course--none = 这里没有课程系统回应：不会上报任何内容。
course--trouble = 课程系统没有收下结果。请不要关闭此页：稍后会再试。
course--begun = 课程系统正在记录。
course--so-far = 已完成并上报：{ $done } / { $total }
course--done = 已完成并上报。
course--done--score = 已完成并上报：{ $score } / 100
course--back = 返回课程
