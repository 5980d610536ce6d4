"""What every part of the desk is made of: tasks, texts, theme, widgets, forms, notices."""
