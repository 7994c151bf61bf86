using System.Text.Json.Nodes;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>Responses with missing, null and additional properties: only missing required ones are errors, with their path.</summary>
public sealed class AnswerToleranceTests
{
    private const string File = """
        {"id":"file_1","object":"file","bytes":1,"created_at":1762345678,"expires_at":1762432078,"filename":"a.png","purpose":"",
         "public_url":"https://cdn.example/a.png","public_url_expires_at":1762432078}
        """;

    private const string Output = """
        {"file_id":"file_1","filename":"a.png","expires_at":1762432078,"public_url":"https://cdn.example/a.png",
         "public_url_expires_at":1762432078,"public_url_error":"no"}
        """;

    private const string Usage = """{"cost_in_usd_ticks":1,"input_tokens":1,"output_tokens":1,"total_tokens":2}""";

    public static TheoryData<string, string, string[]> Answers => new()
    {
        { "file", File, ["$.id", "$.object", "$.bytes", "$.created_at", "$.filename"] },
        {
            "files",
            $$"""{"data":[{{File}}],"pagination_token":"next"}""",
            ["$.data", "$.data[0].id", "$.data[0].object", "$.data[0].bytes", "$.data[0].created_at", "$.data[0].filename"]
        },
        { "deleted", """{"id":"file_1","object":"file","deleted":true}""", ["$.id", "$.deleted"] },
        { "created", """{"public_url":"https://cdn.example/a.png","expires_at":1762432078}""", ["$.public_url"] },
        { "revoked", """{"id":"file_1","revoked":true,"public_url":"https://cdn.example/a.png"}""", ["$.id", "$.revoked"] },
        {
            "images",
            $$"""
            {"data":[{"url":"https://img.example/a.png","b64_json":"AAAA","mime_type":"image/png","file_output":{{Output}},"storage_error":"no",
              "revised_prompt":"p","respect_moderation":true}],"usage":{{Usage}}}
            """,
            ["$.data", "$.data[0].file_output.file_id", "$.data[0].file_output.filename", "$.usage.cost_in_usd_ticks"]
        },
        { "started", """{"request_id":"request-1"}""", ["$.request_id"] },
        { "pending", """{"status":"pending","progress":10,"model":"grok-imagine-video"}""", [] },
        {
            "done",
            $$"""
            {"status":"done","video":{"url":"https://vid.example/a.mp4","duration":5,"respect_moderation":true,"file_output":{{Output}},"storage_error":"no"},
             "model":"grok-imagine-video","progress":100,"usage":{{Usage}}}
            """,
            ["$.video.duration", "$.video.respect_moderation", "$.video.file_output.file_id", "$.video.file_output.filename", "$.usage.cost_in_usd_ticks"]
        },
        { "failed", $$"""{"status":"failed","error":{"code":"internal_error","message":"m"},"usage":{{Usage}}}""", ["$.error.code", "$.error.message", "$.usage.cost_in_usd_ticks"] },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Only_what_is_required_is_missed_and_by_its_path(string call, string json, string[] required)
    {
        foreach (string path in Paths(JsonNode.Parse(json)!).Where(path => path != "$.status"))
        {
            foreach (bool isNull in (bool[])[false, true])
            {
                JsonNode answer = Without(JsonNode.Parse(json)!, path, isNull);
                Exception? error = await Record.ExceptionAsync(() => CallAsync(call, answer.ToJsonString()));

                string what = $"{path} {(isNull ? "null" : "missing")} in {answer.ToJsonString()}";
                if (required.Contains(path))
                {
                    // Without its data the response could as well be one of deferred work, so it is wrong as a whole.
                    string place = (call, path) == ("images", "$.data") ? "$" : path;
                    error.ShouldBeOfType<XaiException>(what).Message.ShouldContain($"(at {place})", customMessage: what);
                    error.Message.ShouldContain("(request ID r-1)");
                }
                else
                {
                    error.ShouldBeNull(what);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_is_not_known_is_skipped(string call, string json, string[] required)
    {
        _ = required;
        JsonNode answer = JsonNode.Parse(json)!;
        foreach (JsonObject node in Objects(answer).ToArray())
        {
            node.Insert(0, "of_tomorrow", JsonNode.Parse("""{"id":{"deep":[1,{"file_id":null}]}}"""));
            node.Add("", "odd");
        }

        await CallAsync(call, answer.ToJsonString());
    }

    private static async Task CallAsync(string call, string json)
    {
        await using var server = new ScriptedServer(Status(200, json, "x-request-id: r-1"));
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address });
        var file = new FileId("file_1");
        Task calling = call switch
        {
            "file" => client.Files.GetAsync(file),
            "files" => client.Files.ListPageAsync(),
            "deleted" => client.Files.DeleteAsync(file),
            "created" => client.Files.CreatePublicUrlAsync(file),
            "revoked" => client.Files.RevokePublicUrlAsync(file),
            "images" => client.Images.GenerateAsync("p"),
            "started" => client.Videos.GenerateAsync("p"),
            _ => client.Videos.GetAsync(new GenerationId("request-1")),
        };
        await calling;
    }

    private static IEnumerable<string> Paths(JsonNode node)
        => Objects(node).SelectMany(inner => inner.Select(property => property.Value!.GetPath()));

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject inner => [inner, .. inner.SelectMany(property => Objects(property.Value))],
        JsonArray array => array.SelectMany(Objects),
        _ => [],
    };

    private static JsonNode Without(JsonNode root, string path, bool isNull)
    {
        JsonObject parent = Objects(root).First(inner => inner.Any(property => property.Value!.GetPath() == path));
        string name = parent.First(property => property.Value!.GetPath() == path).Key;
        if (isNull)
        {
            parent[name] = null;
        }
        else
        {
            parent.Remove(name);
        }

        return root;
    }
}
