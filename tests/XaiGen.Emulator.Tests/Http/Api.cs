using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using XaiGen.Emulator.Http;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>An emulator with a manual clock, called with plain HTTP like any program would.</summary>
internal sealed class Api : IAsyncDisposable
{
    public const string Key = "test-key";

    private readonly ContractWitness _witness;

    private Api(XaiEmulator emulator, ManualTimeProvider clock, ContractWitness witness)
    {
        Emulator = emulator;
        Clock = clock;
        _witness = witness;
        Http = NewHttp(Key);
        Anonymous = new HttpClient { BaseAddress = emulator.BaseAddress };
    }

    public XaiEmulator Emulator { get; }

    public ManualTimeProvider Clock { get; }

    public HttpClient Http { get; }

    /// <summary>Sends no key.</summary>
    public HttpClient Anonymous { get; }

    /// <summary>Starts an emulator whose every response is held against the contract.</summary>
    public static async Task<Api> StartAsync(
        Func<XaiEmulatorOptions, XaiEmulatorOptions>? configure = null, [CallerFilePath] string test = "")
    {
        ContractCoverageTests.NoteRun(test);
        var clock = new ManualTimeProvider();
        var witness = new ContractWitness();
        var options = new XaiEmulatorOptions { TimeProvider = clock, Witness = witness.InvokeAsync };
        return new Api(await XaiEmulator.StartAsync(configure?.Invoke(options) ?? options), clock, witness);
    }

    public HttpClient NewHttp(string key) => new()
    {
        BaseAddress = Emulator.BaseAddress,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? json = null, HttpClient? http = null)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"),
        };
        return await Answer.OfAsync(await (http ?? Http).SendAsync(request));
    }

    /// <summary>Calls an operation with nothing but what its path needs.</summary>
    public Task<Answer> CallAsync(ApiRoute route, HttpClient? http = null)
    {
        string path = route.Path.Replace("{file_id}", "file_1").Replace("{request_id}", "1").Replace("{model_id}", "grok-imagine-image");
        return SendAsync(new HttpMethod(route.Method), path, null, http);
    }

    public Task<Answer> GetAsync(string path, HttpClient? http = null) => SendAsync(HttpMethod.Get, path, null, http);

    public Task<Answer> PostAsync(string path, string? json = null, HttpClient? http = null)
        => SendAsync(HttpMethod.Post, path, json, http);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    /// <summary>Uploads with the parts in the order given, the file last.</summary>
    public async Task<Answer> UploadAsync(
        byte[] content, string fileName, HttpClient? http = null, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach ((string? name, string? value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(content), "file", fileName);
        return await Answer.OfAsync(await (http ?? Http).PostAsync("v1/files", form));
    }

    /// <summary>The id of a file that was accepted.</summary>
    public async Task<string> StoreAsync(byte[] content, string fileName, params (string Name, string Value)[] fields)
    {
        Answer answer = await UploadAsync(content, fileName, null, fields);
        return answer.Expect(HttpStatusCode.OK).Text("id");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Anonymous.Dispose();
        await Emulator.DisposeAsync();
        _witness.Complain();
    }
}

/// <summary>The response, read completely.</summary>
internal sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Bytes)
{
    public JsonNode Json => JsonNode.Parse(Bytes)!;

    public string Body => Encoding.UTF8.GetString(Bytes);

    public string? Undocumented
        => Headers.TryGetValues("x-xaigen-undocumented", out IEnumerable<string>? topics) ? string.Join(",", topics) : null;

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            byte[] bytes = await response.Content.ReadAsByteArrayAsync();
            return new Answer(response.StatusCode, response.Headers, response.Content.Headers, bytes);
        }
    }

    public Answer Expect(HttpStatusCode status)
    {
        Status.ShouldBe(status, Body);
        return this;
    }

    /// <summary>An error in the API's own body form.</summary>
    public Answer ExpectError(HttpStatusCode status, string code, string message)
    {
        Expect(status);
        ContentHeaders.ContentType!.MediaType.ShouldBe("application/json");
        Headers.GetValues("x-request-id").ShouldHaveSingleItem().ShouldNotBeEmpty();
        Text("code").ShouldBe(code);
        Text("error").ShouldContain(message);
        return this;
    }

    public string Text(string property) => Json[property].ShouldNotBeNull(Body).GetValue<string>();

    public long Number(string property) => Json[property].ShouldNotBeNull(Body).GetValue<long>();

    public bool Has(string property) => Json[property] is not null;
}
