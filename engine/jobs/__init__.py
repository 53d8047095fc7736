"""Jobs: the request and the studio, the pipeline from a brief to proved documents."""
