course--none = 这里没有课程平台回应：不会上报任何内容。
course--trouble = 课程平台没有接收结果。请不要关闭此页：稍后会再试。
course--begun = 课程平台正在跟踪进度。
course--so-far = 已完成并上报：{ $done } / { $total }
course--done = 已完成并上报。
course--done--score = 已完成并上报：{ $score }（满分 100）
course--back = 返回课程平台
