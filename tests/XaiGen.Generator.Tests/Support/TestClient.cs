using System.ClientModel;
using System.Text.Json;
using SupportNamespace;
using SupportNamespace.GeneratedSupport;

namespace XaiGen.Generator.Tests.Support;

/// <summary>A small handwritten version of how generated code uses the support files.</summary>
internal static class TestClient
{
    public const string Key = "key-that-must-stay-secret";

    public static ApiConnection Connect(Uri endpoint, Action<Api_ClientOptions>? configure = null, TimeProvider? time = null)
    {
        var options = new Api_ClientOptions { Endpoint = endpoint, TimeProvider = time ?? new ManualTimeProvider() };
        configure?.Invoke(options);
        return ApiConnection.Create(
            new ApiAuthentication(["key"], ApiScheme.Bearer("key", new ApiKeyCredential(Key))), options, defaultEndpoint: null);
    }

    public static ApiRequest Get(string path = "/v1/things") => new ApiRequest("getThing", "GET", RetrySafety.Safe).Path(path);

    public static ApiRequest Post(RetrySafety safety = RetrySafety.Billed)
        => new ApiRequest("makeThing", "POST", safety).Path("/v1/things").Content(
            ApiCall.Json(writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("n", 1);
                writer.WriteEndObject();
            }),
            "application/json");

    public static Task<ClientResult> SendAsync(this ApiConnection connection, ApiRequest request)
        => connection.SendAsync(request, options: null);

    public static Task<Api_Exception> FailAsync(this ApiConnection connection, ApiRequest request)
        => Should.ThrowAsync<Api_Exception>(connection.SendAsync(request));

    /// <summary>Reads <c>{"thing":{"name":"…"}}</c>.</summary>
    public static string ReadThing(ref Utf8JsonReader reader)
    {
        string name = "";
        JsonRead.Object(ref reader);
        while (JsonRead.Next(ref reader))
        {
            reader.Read();
            JsonRead.Object(ref reader);
            while (JsonRead.Next(ref reader))
            {
                reader.Read();
                name = JsonRead.String(ref reader);
            }
        }

        return name;
    }
}
