filedesc://x.arc 0.0.0.0 20010101000000 text/plain 15
1 0 Somebody



http://a/b c 127.0.0.1 20010101000000 text/html 130
HTTP/1.1 200 OK
Content-Type: text/html

<!DOCTYPE html><title>Harbour</title><p>The harbour of Lissum was closed for two days.
http://a/2 127.0.0.1 20010101000000 text/html 200 - - 0 x.arc 6
<p>two
