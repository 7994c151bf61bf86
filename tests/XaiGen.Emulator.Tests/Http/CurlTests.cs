using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>The calls of the published guides, as they are written there.</summary>
public sealed class CurlTests
{
    [CurlFact]
    public async Task The_guides_quick_start_works_as_it_is_written()
    {
        await using Api api = await Api.StartAsync();
        string photo = Path.GetTempFileName();
        await File.WriteAllBytesAsync(photo, Samples.Png);

        JsonNode file = await CurlAsync(
            api, "v1/files", "-F", "expires_after=7200", "-F", "purpose=assistants", "-F", $"file=@{photo};filename=photo.png");
        string id = file["id"]!.GetValue<string>();
        JsonNode shared =
            await CurlAsync(api, $"v1/files/{id}/public-url", "-X", "POST", "-H", "Content-Type: application/json", "-d", "{}");
        JsonNode listed = await CurlAsync(api, "v1/files?filter=public_url%20!%3D%20null");
        string url = shared["public_url"]!.GetValue<string>();
        Answer served = (await api.GetAsync(url, api.Anonymous)).Expect(HttpStatusCode.OK);
        JsonNode revoked = await CurlAsync(api, $"v1/files/{id}/public-url/revoke", "-X", "POST");
        JsonNode again = await CurlAsync(api, $"v1/files/{id}/public-url/revoke", "-X", "POST");

        File.Delete(photo);
        shared["expires_at"]!.GetValue<long>().ShouldBe(file["expires_at"]!.GetValue<long>());
        listed["data"]!.AsArray().ShouldHaveSingleItem()!["public_url"]!.GetValue<string>().ShouldBe(url);
        served.Bytes.ShouldBe(Samples.Png);
        revoked.ToJsonString().ShouldBe($$"""{"id":"{{id}}","revoked":true,"public_url":"{{url}}"}""");
        again.ToJsonString().ShouldBe($$"""{"id":"{{id}}","revoked":false}""");
    }

    private static async Task<JsonNode> CurlAsync(Api api, string path, params string[] arguments)
    {
        string[] all =
        [
            "-sS", "--fail-with-body", "--noproxy", "*", "-H", $"Authorization: Bearer {Api.Key}", .. arguments,
            new Uri(api.Emulator.BaseAddress, path).AbsoluteUri,
        ];
        using Process curl =
            Process.Start(new ProcessStartInfo("curl", all) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string body = await curl.StandardOutput.ReadToEndAsync();
        string complaint = await curl.StandardError.ReadToEndAsync();
        await curl.WaitForExitAsync();
        curl.ExitCode.ShouldBe(0, complaint + body);
        return JsonNode.Parse(body)!;
    }

    /// <summary>A test that needs curl; without it on the PATH it is reported as skipped, with the reason.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class CurlFactAttribute : FactAttribute
    {
        public CurlFactAttribute()
        {
            string[] folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
            if (!folders.Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "curl.exe" : "curl"))))
            {
                Skip = "curl is not on the PATH; install it to run this test.";
            }
        }
    }
}
