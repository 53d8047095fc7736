"""The canvas: the page as it will be delivered, with marks around it and gestures that change it.

`view.Canvas` is the widget. What it needs to know (geometry, picking, snapping) is plain arithmetic
on documents; what it does with the mouse is one class per gesture in `gestures/`.
"""
