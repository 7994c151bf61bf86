extern alias client;
using System.ClientModel.Primitives;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using client::XaiGen;

namespace XaiGen.Generator.Tests.Json;

/// <summary>Writing, and the interfaces through which other libraries read and write the contract's types.</summary>
public sealed class WritingTests
{
    [Fact]
    public void A_request_is_just_what_was_set()
    {
        var request = new ImageEditRequest
        {
            Prompt = "a hat",
            Source = ImageEditRequestSource.FromImage(ImageInput.FromFileId(new FileId("f"))),
            AspectRatio = ImageAspectRatio.Auto,
            StorageOptions = new StorageOptions { Filename = "hat.png", ExpiresAfter = TimeSpan.FromDays(1), PublicUrl = true },
        };

        Wire.Write(request).ShouldBe(
            """{"image":{"file_id":"f"},"prompt":"a hat","aspect_ratio":"auto","storage_options":{"filename":"hat.png","expires_after":86400,"public_url":true}}""");
    }

    [Fact]
    public void Bytes_become_a_data_uri_and_are_read_from_one()
    {
        var input = ImageInput.FromBytes(new byte[] { 1, 2, 250 }, "image/png");

        string json = Wire.Write(input);

        json.ShouldBe("""{"url":"data:image/png;base64,AQL6"}""");
        client::XaiGen.ImageInput.Bytes bytes = Wire.Read<ImageInput>(json).ShouldBeOfType<ImageInput.Bytes>();
        bytes.Value.ToArray().ShouldBe([1, 2, 250]);
        bytes.MediaType.ShouldBe("image/png");
    }

    [Theory]
    [InlineData(86400, "86400")]
    [InlineData(1.5, "1.5")]
    [InlineData(-2, "-2")]
    public void Durations_are_seconds(double seconds, string json)
        => Wire.Write(new PublicUrlOptions { ExpiresAfter = TimeSpan.FromSeconds(seconds) }).ShouldBe($$"""{"expires_after":{{json}}}""");

    [Fact]
    public void Costs_are_ticks_and_dollars()
    {
        MediaUsage usage = Wire.Read<MediaUsage>("""{"cost_in_usd_ticks":220000000}""");

        usage.CostInUsdTicks.ShouldBe(220000000);
        usage.CostInUsd.ShouldBe(0.022m);
    }

    [Fact]
    public void The_resolver_knows_every_type_with_JSON_code_and_nothing_else()
    {
        Type[] known =
        [
            .. typeof(XaiClient).Assembly.GetExportedTypes().Where(type =>
                type.GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonConverterAttribute), inherit: false).Length > 0),
        ];

        known.Length.ShouldBeGreaterThan(40);
        foreach (Type type in known)
        {
            JsonTypeInfo info = XaiJsonResolver.Default.GetTypeInfo(type, Wire.Options).ShouldNotBeNull(type.Name);
            info.Type.ShouldBe(type);
            if (type.IsValueType)
            {
                XaiJsonResolver.Default.GetTypeInfo(typeof(Nullable<>).MakeGenericType(type), Wire.Options).ShouldNotBeNull(type.Name);
            }
        }

        XaiJsonResolver.Default.GetTypeInfo(typeof(string), Wire.Options).ShouldBeNull();
        XaiJsonResolver.Default.GetTypeInfo(typeof(XaiClient), Wire.Options).ShouldBeNull();
    }

    [Fact]
    public void Attributes_lead_the_serializer_to_the_same_code()
    {
        const string Json = """{"public_url":{"expires_after":3600},"filename":"a","extra":1}""";

        StorageOptions options = JsonSerializer.Deserialize<StorageOptions>(Json)!;

        options.ShouldBe(Wire.Read<StorageOptions>(Json));
        JsonSerializer.Serialize(options).ShouldBe(Wire.Write(options));
        JsonSerializer.Serialize(
            new Dictionary<FileId, FileSortOrder?> { [new FileId("f")] = FileSortOrder.Ascending, [new FileId("g")] = null })
            .ShouldBe("""{"f":"asc","g":null}""");
    }

    [Fact]
    public void A_case_is_written_as_its_union()
    {
        client::XaiGen.VideoStatus status = Wire.Read<VideoStatus>("""{"status":"pending","progress":3}""");

        Wire.Write(status).ShouldBe("""{"status":"pending","progress":3}""");
        JsonSerializer.Serialize<object>(status).ShouldBe("""{"status":"pending","progress":3}""");
    }

    [Fact]
    public void Records_work_with_ModelReaderWriter()
    {
        var json = BinaryData.FromString("""{"filename":"a.png","expires_after":3600}""");

        StorageOptions options = ModelReaderWriter.Read<StorageOptions>(json).ShouldNotBeNull();

        options.ExpiresAfter.ShouldBe(TimeSpan.FromHours(1));
        ModelReaderWriter.Write(options).ToString().ShouldBe(json.ToString());
        ModelReaderWriter.Write(options, ModelReaderWriterOptions.Json).ToString().ShouldBe(json.ToString());
        Should.Throw<JsonException>(() => ModelReaderWriter.Read<FileOutput>(BinaryData.FromString("""{"filename":"a"}"""))).Path.ShouldBe(
            "$.file_id");
    }

    [Fact]
    public void Unions_work_with_ModelReaderWriter()
    {
        var json = BinaryData.FromString("""{"file_id":"f"}""");

        ImageInput input = ModelReaderWriter.Read<ImageInput>(json).ShouldNotBeNull();

        input.ShouldBe(ImageInput.FromFileId(new FileId("f")));
        ModelReaderWriter.Read(json, typeof(ImageInput)).ShouldBe(input);
        ModelReaderWriter.Write(input).ToString().ShouldBe(json.ToString());
        ModelReaderWriter.Write(input, ModelReaderWriterOptions.Json).ToString().ShouldBe(json.ToString());
        Should.Throw<JsonException>(() => ModelReaderWriter.Read<ImageInput>(BinaryData.FromString("""{"file":"f"}""")));
    }
}
