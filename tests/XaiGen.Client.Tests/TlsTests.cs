using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XaiGen.Client.Tests;

/// <summary>A connection that cannot be secured: why not, and what that means for a billed call.</summary>
public sealed class TlsTests
{
    [Theory]
    [InlineData("localhost", 1, "is not trusted by this machine")]
    [InlineData("localhost", -1, "has expired or is not valid yet")]
    [InlineData("elsewhere.example", 1, "is for another host name")]
    public async Task A_certificate_that_is_refused_is_told_at_once_with_the_reason(string name, int days, string why)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate =
            request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-10), DateTimeOffset.UtcNow.AddDays(days));
        await using var server = new TlsServer(certificate);

        XaiException error = await FailAsync(server.Address);

        error.Message.ShouldStartWith(
            $"POST /v1/images/generations failed: no secure connection to {server.Address.GetLeftPart(UriPartial.Authority)}: the TLS "
            + "handshake failed: ");
        error.Message.ShouldContain(why);
        error.Message.ShouldContain("Nothing was sent, so nothing was billed.");
        (error.Tries, error.IsRetryable).ShouldBe((1, false));
    }

    [Fact]
    public async Task A_server_without_tls_is_told_at_once()
    {
        await using var server = new TlsServer(certificate: null);

        XaiException error = await FailAsync(server.Address);

        error.Message.ShouldContain("no secure connection to https://localhost");
        error.Message.ShouldContain("Nothing was sent, so nothing was billed.");
    }

    private static Task<XaiException> FailAsync(Uri endpoint)
        => Should.ThrowAsync<XaiException>(
            new XaiClient("key", new XaiClientOptions { Endpoint = endpoint, RetryDelay = TimeSpan.Zero }).Images.GenerateAsync("A ferry"));

    private sealed class TlsServer : IAsyncDisposable
    {
        private readonly LoopbackListener _listener;
        private readonly X509Certificate2? _certificate;

        public TlsServer(X509Certificate2? certificate)
        {
            _certificate = certificate;
            _listener = new LoopbackListener(ServeAsync);
        }

        public Uri Address => new($"https://localhost:{_listener.Port}");

        public ValueTask DisposeAsync() => _listener.DisposeAsync();

        private async Task ServeAsync(NetworkStream connection)
        {
            if (_certificate is null)
            {
                await connection.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), _listener.Stopping);
                return;
            }

            await using var stream = new SslStream(connection);
            try
            {
                await stream.AuthenticateAsServerAsync(
                    new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _listener.Stopping);
                await stream.ReadExactlyAsync(new byte[1], _listener.Stopping);
            }
            catch (AuthenticationException)
            {
                // The client does not trust it, as it should.
            }
        }
    }
}
