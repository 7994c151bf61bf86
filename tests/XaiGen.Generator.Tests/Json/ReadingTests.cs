extern alias client;

using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using client::XaiGen;

namespace XaiGen.Generator.Tests.Json;

/// <summary>How generated code reads JSON in unusual forms.</summary>
public sealed class ReadingTests
{
    private const string File = """{"id":"f","object":"file","bytes":1,"created_at":1,"filename":"a.png"}""";

    [Fact]
    public void What_is_unknown_is_skipped()
    {
        FileObject file = Wire.Read<FileObject>("""
            {"new":{"id":"no","deep":[{"id":["no"]},{}]},"id":"f","more":[[],[1,{"a":null}]],"object":"file","bytes":1,"created_at":1,"filename":"a.png","last":null}
            """);

        file.Id.ShouldBe(new FileId("f"));
        file.Filename.ShouldBe("a.png");
    }

    [Fact]
    public void Of_a_repeated_property_the_last_counts()
    {
        Wire.Read<FileObject>(File.Replace("\"object\"", "\"id\":\"second\",\"object\"")).Id.Value.ShouldBe("second");
        Wire.Read<FileObject>(File.Replace("\"object\"", "\"expires_at\":5,\"expires_at\":null,\"object\"")).ExpiresAt.ShouldBeNull();
        Wire.Read<ImageInput>("""{"file_id":"a","file_id":"b"}""").ShouldBe(ImageInput.FromFileId(new FileId("b")));
    }

    [Fact]
    public void Of_a_repeated_property_that_tells_the_case_the_first_counts()
        => Wire.Read<VideoStatus>("""{"status":"pending","status":"expired"}""").ShouldBeOfType<VideoStatus.Pending>();

    [Fact]
    public void Names_and_values_may_be_escaped()
    {
        FileObject file = Wire.Read<FileObject>(File.Replace("\"filename\":\"a.png\"", """
            "file\u006eame":"\u00fc \ud83d\ude00 \"\\\/\n"
            """.Trim()));

        file.Filename.ShouldBe("ü 😀 \"\\/\n");
        Wire.Read<ImageInput>("""{"file\u005fid":"\u0066"}""").ShouldBe(ImageInput.FromFileId(new FileId("f")));
        Wire.Read<VideoStatus>("""{"st\u0061tus":"pend\u0069ng"}""").ShouldBeOfType<VideoStatus.Pending>();
    }

    [Theory]
    [InlineData("1.0", 1)]
    [InlineData("1e3", 1000)]
    [InlineData("12.50e1", 125)]
    [InlineData("-0", 0)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void A_whole_number_may_be_written_in_any_way(string number, long value)
        => Wire.Read<FileObject>(File.Replace("\"bytes\":1", "\"bytes\":" + number)).Bytes.ShouldBe(value);

    [Theory]
    [InlineData("1.5", "an integer, found a number")]
    [InlineData("9223372036854775808", "an integer, found a number")]
    [InlineData("\"1\"", "an integer, found a string")]
    [InlineData("true", "an integer, found a boolean")]
    [InlineData("{}", "an integer, found an object")]
    [InlineData("[1]", "an integer, found an array")]
    public void A_value_of_the_wrong_kind_is_told_with_its_path(string value, string words)
    {
        JsonException error = Wire.Refused<FileList>($$"""{"data":[{{File}},{{File.Replace("\"bytes\":1", "\"bytes\":" + value)}}]}""");

        error.Message.ShouldContain(words);
        error.Message.ShouldContain("$.data[1].bytes");
        error.Path.ShouldBe("$.data[1].bytes");
    }

    [Theory]
    [InlineData("{}", "$.data")]
    [InlineData("""{"data":null}""", "$.data")]
    [InlineData("""{"data":[{"url":"https://a/b","file_output":{"filename":"x"}}]}""", "$.data[0].file_output.file_id")]
    [InlineData(
        """{"data":[{"url":"https://a/b"},{"url":"https://a/c","file_output":{"file_id":"f"}}]}""", "$.data[1].file_output.filename")]
    [InlineData("""{"data":[{"file_output":{"file_id":null,"filename":"x"},"url":"https://a/b"}]}""", "$.data[0].file_output.file_id")]
    [InlineData(
        """{"data":[],"usage":{"cost_in_usd_ticks":1,"input_tokens_details":{"text_tokens":1,"image_tokens":2}}}""",
        "$.usage.input_tokens_details.cached_tokens")]
    public void A_required_property_that_is_missing_is_told_with_its_path(string json, string path)
    {
        JsonException error = Wire.Refused<ImageResponse>(json);

        error.Message.ShouldContain($"'{path.Split('.')[^1]}'");
        error.Message.ShouldContain(path);
        error.Path.ShouldBe(path);
    }

    [Fact]
    public void A_path_is_right_wherever_the_reader_begins()
    {
        // Reads through the serializer's own buffers, inside a type that is not from the contract.
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver =
            JsonTypeInfoResolver.Combine(XaiJsonResolver.Default, new DefaultJsonTypeInfoResolver())
        };
        string many = string.Concat(Enumerable.Repeat(File + ",", 5000));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"data":[{{many}}{"id":7}]}"""));

        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<FileList>(stream, options)).Path.ShouldBe("$.data[5000].id");
        Should.Throw<JsonException>(
            () => JsonSerializer.Deserialize<Dictionary<string, FileList>>("""{"outer":{"data":[{"id":7}]}}""", options))
            .Message.ShouldContain("data[0].id");
    }

    [Theory]
    [InlineData("""{"url":"https://a/b","file_id":"f"}""", "found several")]
    [InlineData("""{"file_id":"f","url":"https://a/b"}""", "found several")]
    [InlineData("{}", "found none")]
    [InlineData("""{"url":null}""", "found none")]
    [InlineData("""{"url":null,"file_id":null}""", "found none")]
    [InlineData("[]", "an object, found an array")]
    [InlineData("\"https://a/b\"", "an object, found a string")]
    public void A_union_takes_exactly_one_of_its_members(string json, string words)
    {
        Wire.Refused<ImageInput>(json).Message.ShouldContain(words);
        JsonException nested = Wire.Refused<ImageEditRequest>($$"""{"prompt":"p","images":[{"file_id":"f"},{{json}}]}""");
        nested.Message.ShouldContain(words);
        nested.Path.ShouldNotBeNull().ShouldStartWith("$.images[1]");
    }

    [Fact]
    public void A_member_that_is_null_beside_the_other_is_absent()
        => Wire.Read<ImageInput>("""{"url":null,"file_id":"f"}""").ShouldBe(ImageInput.FromFileId(new FileId("f")));

    [Theory]
    [InlineData("""{"prompt":"p"}""", "found none")]
    [InlineData("""{"prompt":"p","image":{"file_id":"f"},"images":[{"file_id":"g"}]}""", "found several")]
    [InlineData("""{"prompt":"p","image":null,"images":null}""", "found none")]
    public void Of_a_group_exactly_one_is_set(string json, string words)
        => Wire.Refused<ImageEditRequest>(json).Message.ShouldContain(words);

    [Fact]
    public void Null_is_the_same_as_absent()
    {
        FileObject absent = Wire.Read<FileObject>(File);
        FileObject none =
            Wire.Read<FileObject>(File.TrimEnd('}') + ""","expires_at":null,"public_url":null,"public_url_expires_at":null}""");

        none.ShouldBe(absent);
        none.ExpiresAt.ShouldBeNull();
        none.PublicUrl.ShouldBeNull();
        Wire.Write(none).ShouldNotContain("null");
    }

    [Fact]
    public void An_unknown_enum_value_is_kept()
    {
        ImageRequest request = Wire.Read<ImageRequest>("""{"prompt":"p","aspect_ratio":"7:5","quality":"divine"}""");

        request.AspectRatio.ShouldNotBeNull().IsKnown.ShouldBeFalse();
        request.AspectRatio.Value.Value.ShouldBe("7:5");
        Wire.Write(request).ShouldContain("\"aspect_ratio\":\"7:5\"");
        Wire.Read<ImageRequest>("""{"prompt":"p","aspect_ratio":"1:1"}""").AspectRatio!.Value.IsKnown.ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"status":"queued","place":7,"more":{"a":[1,null,"x"]}}""")]
    [InlineData("""{"status":5}""")]
    [InlineData("""{}""")]
    [InlineData("""[1,2]""")]
    [InlineData("\"soon\"")]
    public void An_unknown_member_of_an_answer_is_kept_as_it_came(string json)
    {
        client::XaiGen.VideoStatus.Unknown unknown = Wire.Read<VideoStatus>(json).ShouldBeOfType<VideoStatus.Unknown>();

        unknown.Json.GetRawText().ShouldBe(json);
        Wire.Write<VideoStatus>(unknown).ShouldBe(json);
    }

    [Theory]
    [InlineData("""{"data":[""")]
    [InlineData("""{"data":[{"id":"f"}""")]
    [InlineData("""{"data" 1}""")]
    [InlineData("")]
    [InlineData("nul")]
    public void Text_that_breaks_off_is_refused(string json) => Wire.Refused<FileList>(json);

    [Fact]
    public void What_is_nested_too_deep_is_refused_and_does_not_fell_the_process()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000);

        Wire.Refused<FileObject>("{\"x\":" + deep + "}");
        Wire.Refused<VideoStatus>(deep);
    }
}
