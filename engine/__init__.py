"""The engine: documents, text, models, drawing, planning, checking and jobs. It knows no Qt."""
