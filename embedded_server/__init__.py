"""The partner backend that the desktop application carries. It never imports Qt."""
