embed--full = 打开完整页面
