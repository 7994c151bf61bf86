using System.Text;

namespace XaiGen.Benchmarks.Client;

/// <summary>Bodies of the five most used types, as the service writes them.</summary>
internal static class Bodies
{
    public const string ImageAnswer = """
        {"data":[{"url":"https://imgen.x.ai/xai-imgen/xai-tmp-imgen-8d0c2f31.jpg","mime_type":"image/jpeg","file_output":{"file_id":"file_91d2c7aa-0c8e-4b7b-8a16-54f9e0c8d3e2","filename":"harbour.jpg","expires_at":1795305600,"public_url":"https://files-cdn.x.ai/Qm9va3NoZWxm/file_91d2c7aa-0c8e-4b7b-8a16-54f9e0c8d3e2.jpg","public_url_expires_at":1795309200},"revised_prompt":"A harbour at dawn, fishing boats, soft light","respect_moderation":true}],"usage":{"cost_in_usd_ticks":200000000,"input_tokens":11,"output_tokens":1024,"total_tokens":1035}}
        """;

    public const string VideoStatus = """
        {"status":"done","model":"grok-imagine-video","progress":100,"video":{"url":"https://vidgen.x.ai/xai-vidgen-bucket/xai-video-8d0c2f31.mp4","duration":8,"respect_moderation":true,"file_output":{"file_id":"file_91d2c7aa-0c8e-4b7b-8a16-54f9e0c8d3e2","filename":"harbour.mp4","public_url":"https://files-cdn.x.ai/Qm9va3NoZWxm/file_91d2c7aa-0c8e-4b7b-8a16-54f9e0c8d3e2.mp4"}},"usage":{"cost_in_usd_ticks":5600000000}}
        """;

    public const string EditRequest = """
        {"prompt":"Put the lamp from <IMAGE_1> on the table in <IMAGE_0>, keep the light","images":[{"file_id":"file_91d2c7aa-0c8e-4b7b-8a16-54f9e0c8d3e2"},{"url":"https://example.com/pictures/lamp.jpg"}],"model":"grok-imagine-image-2.0","n":2,"aspect_ratio":"16:9","resolution":"2k","response_format":"url","storage_options":{"filename":"room.png","expires_after":604800,"public_url":true}}
        """;

    public const string Error = """
        {"code":"invalid-argument","error":"The image at index 1 cannot be fetched: the server of the URL responds with 404.","usage":{"cost_in_usd_ticks":0}}
        """;

    /// <summary>A page of 100 files, every third of which has a public URL.</summary>
    public static string FileList { get; } = Page(number =>
    {
        string shared = number % 3 == 0
            ? $$""","public_url":"https://files-cdn.x.ai/Qm9va3NoZWxm/file_91d2c7aa-0c8e-4b7b-8a16-{{number:D12}}.png","public_url_expires_at":1795309200"""
            : "";
        return $$"""{"id":"{{Id(number)}}","object":"file","bytes":{{51_234 + number}},"created_at":{{1_795_222_800 + number}},"filename":"harbour-{{number}}.png","purpose":""{{shared}}}""";
    });

    /// <summary>The same page with the fields that OpenAI's API has, under their names there.</summary>
    public static string OpenAIFileList { get; } = Page(number =>
        $$"""{"id":"{{Id(number)}}","object":"file","bytes":{{51_234 + number}},"created_at":{{1_795_222_800 + number}},"filename":"harbour-{{number}}.png","purpose":"assistants","status":"processed"}""")
        .Replace("\"pagination_token\":", "\"object\":\"list\",\"has_more\":false,\"first_id\":\"a\",\"last_id\":");

    public const string OpenAIImageAnswer = """
        {"created":1795222800,"data":[{"url":"https://imgen.x.ai/xai-imgen/xai-tmp-imgen-8d0c2f31.jpg","revised_prompt":"A harbour at dawn, fishing boats, soft light"}],"usage":{"input_tokens":11,"output_tokens":1024,"total_tokens":1035,"input_tokens_details":{"text_tokens":11,"image_tokens":0}}}
        """;

    /// <summary>One file with the fields that both APIs have.</summary>
    public static string File { get; } =
        $$"""{"id":"{{Id(1)}}","object":"file","bytes":51234,"created_at":1795222800,"filename":"harbour.png","purpose":"assistants","status":"processed"}""";

    private static string Id(int number) => $"file_91d2c7aa-0c8e-4b7b-8a16-{number:D12}";

    private static string Page(Func<int, string> file)
    {
        var page = new StringBuilder("""{"data":[""");
        page.AppendJoin(',', Enumerable.Range(0, 100).Select(file));
        return page.Append("""],"pagination_token":"eyJsYXN0IjoiZmlsZV85MWQyYzdhYSJ9"}""").ToString();
    }
}
