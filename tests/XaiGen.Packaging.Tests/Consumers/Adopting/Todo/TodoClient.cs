The code that Kiota wrote.
