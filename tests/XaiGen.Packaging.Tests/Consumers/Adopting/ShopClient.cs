The code that NSwag wrote.
