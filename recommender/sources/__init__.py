"""Readers for films and ratings in the forms in which they were published, one module a form.

Each reader takes the published file as it was downloaded and gives a ``Loaded``: what it read, and a report
of the rows it skipped. Films come as ``FilmRecord``, in the source's own words; ratings and tags as frames
with the columns named in ``ratings``. A file of another form raises SourceError and says what was expected
and found.
"""
