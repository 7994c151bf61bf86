using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace XaiGen.Packaging.Tests;

/// <summary>A registry on this machine with one small image, for images to be built on where no registry can be reached.</summary>
internal sealed class BaseImageRegistry : IDisposable
{
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";

    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, (byte[] Content, string Type)> _answers = [];

    public BaseImageRegistry()
    {
        int port = FreePort();
        Authority = $"localhost:{port}";
        byte[] files = Tar(), layer = Compress(files);
        byte[] configuration = JsonSerializer.SerializeToUtf8Bytes(new
        {
            architecture = "amd64",
            os = "linux",
            config = new { Env = new[] { "PATH=/usr/bin", "APP_UID=1654" } },
            rootfs = new { type = "layers", diff_ids = new[] { DigestOf(files) } },
        });
        byte[] manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = ManifestType,
            config = new
            {
                mediaType = "application/vnd.docker.container.image.v1+json",
                size = configuration.Length,
                digest = DigestOf(
                configuration)
            },
            layers = new[] { new { mediaType = "application/vnd.docker.image.rootfs.diff.tar.gzip", size = layer.Length, digest = DigestOf(
                layer) } },
        });
        _answers["manifests/10.0"] = _answers[$"manifests/{DigestOf(manifest)}"] = (manifest, ManifestType);
        _answers[$"blobs/{DigestOf(configuration)}"] = (configuration, "application/octet-stream");
        _answers[$"blobs/{DigestOf(layer)}"] = (layer, "application/octet-stream");

        _listener.Prefixes.Add($"http://{Authority}/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Authority { get; }

    /// <summary>The image to build on.</summary>
    public string Image => $"{Authority}/dotnet/aspnet:10.0";

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static string DigestOf(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    private static byte[] Tar()
    {
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, leaveOpen: true))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "etc/base") { DataStream = new MemoryStream("base"u8.ToArray()) });
        }

        return tar.ToArray();
    }

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                string name = string.Join('/', context.Request.Url!.AbsolutePath.Split('/')[^2..]);
                if (_answers.TryGetValue(name, out (byte[] Content, string Type) answer))
                {
                    context.Response.ContentType = answer.Type;
                    context.Response.ContentLength64 = answer.Content.Length;
                    context.Response.Headers["Docker-Content-Digest"] = DigestOf(answer.Content);
                    if (context.Request.HttpMethod != "HEAD")
                    {
                        await context.Response.OutputStream.WriteAsync(answer.Content);
                    }
                }
                else
                {
                    context.Response.StatusCode = context.Request.Url.AbsolutePath == "/v2/" ? 200 : 404;
                }

                context.Response.Close();
            }
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}
