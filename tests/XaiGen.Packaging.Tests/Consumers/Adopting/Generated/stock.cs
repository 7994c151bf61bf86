The code that Refitter wrote.
